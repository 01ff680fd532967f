import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What happens to bytes of one direction: pass (perhaps changed), or nothing at all. */
export type Filter = (chunk: Buffer, link: Link) => Buffer | undefined;

/** One client's connection through the proxy. */
export type Link = {
  readonly client: Socket;
  readonly server: Socket;
  /** Bytes passed so far. */
  readonly passed: { toServer: number; toClient: number };
};

/** What the proxy did, so that a test can prove that its fault happened. */
export type ProxyCounts = { connections: number; cut: number; dropped: number; delayed: number };

/** Where a proxy stands and what it leads to. */
export type ProxyTarget = { readonly host: string; readonly port: number };

/** A TCP proxy that breaks things on demand. Everything passes until it is told otherwise. */
export class TcpProxy {
  readonly counts: ProxyCounts = { connections: 0, cut: 0, dropped: 0, delayed: 0 };
  readonly #links = new Set<Link>();
  readonly #server: Server;
  #delayMs = 0;
  #cutAfterBytes = Number.POSITIVE_INFINITY;
  #isSilent = false;
  #isRefusing = false;
  protected toServer: Filter = chunk => chunk;
  protected toClient: Filter = chunk => chunk;

  constructor(protected readonly target: ProxyTarget) {
    this.#server = createServer(client => this.#link(client));
  }

  /** Starts; returns the port on 127.0.0.1. */
  async listen(port = 0): Promise<number> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    return this.port;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Holds back every chunk for so long, in both directions. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  /** Cuts each connection once the server has sent so many bytes over it. */
  cutAfter(bytes: number): void {
    this.#cutAfterBytes = bytes;
  }

  /** Requests arrive, answers do not. */
  dropResponses(): void {
    this.toClient = () => this.dropped();
  }

  /** Half-open: connections stay up and nothing passes, either way. */
  silence(): void {
    this.#isSilent = true;
  }

  /** Cuts every connection with RST, now. */
  reset(): void {
    for (const link of this.#links) this.cut(link);
  }

  /** Cuts every connection and accepts none, as if the server were gone. */
  refuse(): void {
    this.#isRefusing = true;
    this.reset();
  }

  /** Cuts a connection right after the client sent something that matches, and the server got it; so often at most. */
  cutAfterSending(pattern: RegExp, times = 1): void {
    let left = times;
    this.toServer = (chunk, link) => {
      if (left <= 0 || !pattern.test(chunk.toString('latin1'))) return chunk;
      left -= 1;
      link.server.write(chunk, () => setImmediate(() => this.cut(link)));
      return undefined;
    };
  }

  /** Everything passes again; open connections stay. */
  heal(): void {
    this.#delayMs = 0;
    this.#cutAfterBytes = Number.POSITIVE_INFINITY;
    this.#isSilent = false;
    this.#isRefusing = false;
    this.toServer = chunk => chunk;
    this.toClient = chunk => chunk;
  }

  async close(): Promise<void> {
    for (const { client, server } of this.#links) for (const socket of [client, server]) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  protected dropped(): undefined {
    this.counts.dropped += 1;
  }

  protected cut({ client, server }: Link): void {
    this.counts.cut += 1;
    client.resetAndDestroy();
    server.destroy();
  }

  #link(client: Socket): void {
    if (this.#isRefusing) {
      client.resetAndDestroy();
      return;
    }
    this.counts.connections += 1;
    const link: Link = { client, server: connect(this.target), passed: { toServer: 0, toClient: 0 } };
    this.#links.add(link);
    for (const socket of [client, link.server]) socket.setNoDelay(true).on('error', () => this.#end(link));
    for (const socket of [client, link.server]) socket.on('close', () => this.#end(link));
    client.on('data', chunk => this.#pass(link, 'toServer', chunk));
    link.server.on('data', chunk => this.#pass(link, 'toClient', chunk));
  }

  #pass(link: Link, way: 'toServer' | 'toClient', chunk: Buffer): void {
    if (this.#isSilent) return this.dropped();
    const passed = this[way](chunk, link);
    if (!passed) return;
    link.passed[way] += passed.length;
    if (this.#delayMs === 0) return this.#write(link, way, passed);
    this.counts.delayed += 1;
    setTimeout(() => this.#write(link, way, passed), this.#delayMs);
  }

  #write(link: Link, way: 'toServer' | 'toClient', chunk: Buffer): void {
    const to = way === 'toServer' ? link.server : link.client;
    if (!to.destroyed) to.write(chunk);
    if (link.passed.toClient >= this.#cutAfterBytes) this.cut(link);
  }

  #end(link: Link): void {
    if (!this.#links.delete(link)) return;
    link.client.destroy();
    link.server.destroy();
  }
}
