import { TcpProxy, type Link, type ProxyTarget } from './tcp-proxy.ts';

/** Requests by name, as Kafka numbers them. */
export const kafkaRequests = { produce: 0, fetch: 1, offsetCommit: 8, joinGroup: 11, heartbeat: 12 } as const;

/** A request that a fault can be aimed at. */
export type KafkaRequest = keyof typeof kafkaRequests;

type Stream = { buffered: Buffer; readonly apiKeys: Map<number, number> };

const framesOf = (stream: Stream, chunk: Buffer): Buffer[] => {
  stream.buffered = Buffer.concat([stream.buffered, chunk]);
  const frames: Buffer[] = [];
  while (stream.buffered.length >= 4 && stream.buffered.length >= 4 + stream.buffered.readInt32BE(0)) {
    const end = 4 + stream.buffered.readInt32BE(0);
    frames.push(stream.buffered.subarray(0, end));
    stream.buffered = stream.buffered.subarray(end);
  }
  return frames;
};

const emptyStream = (): Stream => ({ buffered: Buffer.alloc(0), apiKeys: new Map() });

/**
 * A proxy before one broker that reads the frames of the protocol: it can lose the answers to one kind of request, and it
 * writes itself into the broker's address wherever the broker tells it, so that clients keep coming through here.
 */
export class KafkaProxy extends TcpProxy {
  readonly #streams = new WeakMap<Link, { readonly requests: Stream; readonly answers: Stream }>();
  readonly #address: Buffer;
  #dropping: { readonly apiKey: number; left: number } | undefined;

  constructor(target: ProxyTarget) {
    super(target);
    this.#address = this.#addressWith(target.port);
    this.#pass();
  }

  /** Loses the next answers to a kind of request. The broker has done what was asked. */
  dropAnswers(request: KafkaRequest, times: number): void {
    this.#dropping = { apiKey: kafkaRequests[request], left: times };
  }

  override heal(): void {
    super.heal();
    this.#dropping = undefined;
    this.#pass();
  }

  #pass(): void {
    this.toServer = (chunk, link) => {
      const { requests, answers } = this.#streamsOf(link);
      for (const frame of framesOf(requests, chunk)) {
        if (frame.length >= 12) answers.apiKeys.set(frame.readInt32BE(8), frame.readInt16BE(4));
      }
      return chunk;
    };
    this.toClient = (chunk, link) => {
      const { answers } = this.#streamsOf(link);
      const kept = framesOf(answers, chunk).filter(frame => !this.#drops(frame, answers));
      return kept.length === 0 ? undefined : Buffer.concat(kept.map(frame => this.#rewritten(frame)));
    };
  }

  #streamsOf(link: Link): { readonly requests: Stream; readonly answers: Stream } {
    const known = this.#streams.get(link);
    if (known) return known;
    const made = { requests: emptyStream(), answers: emptyStream() };
    this.#streams.set(link, made);
    return made;
  }

  #drops(frame: Buffer, { apiKeys }: Stream): boolean {
    const correlation = frame.readInt32BE(4);
    const apiKey = apiKeys.get(correlation);
    apiKeys.delete(correlation);
    if (!this.#dropping || this.#dropping.left <= 0 || apiKey !== this.#dropping.apiKey) return false;
    this.#dropping.left -= 1;
    this.dropped();
    return true;
  }

  /** Puts our port where the broker's stands; the host is the same and so is the length. */
  #rewritten(frame: Buffer): Buffer {
    const own = this.#addressWith(this.port);
    for (let at = frame.indexOf(this.#address); at >= 0; at = frame.indexOf(this.#address, at + 1)) own.copy(frame, at);
    return frame;
  }

  #addressWith(port: number): Buffer {
    const host = Buffer.from(this.target.host);
    const bytes = Buffer.alloc(2 + host.length + 4);
    bytes.writeInt16BE(host.length);
    host.copy(bytes, 2);
    bytes.writeInt32BE(port, 2 + host.length);
    return bytes;
  }
}
