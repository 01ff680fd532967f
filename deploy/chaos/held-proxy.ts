import { TcpProxy } from '@crossroads/testing';
import type { Link } from '@crossroads/testing';

/** A proxy that stops a connection just before the server sees something, until it is told to go on. */
export class HeldProxy extends TcpProxy {
  #held: { readonly link: Link; readonly chunks: Buffer[] } | undefined;

  /** Resolves when the client sent something that matches. The server has not got it, nor anything that came after. */
  holdAt(pattern: RegExp): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.toServer = (chunk, link) => {
      if (this.#held?.link === link) this.#held.chunks.push(chunk);
      else if (this.#held || !pattern.test(chunk.toString('latin1'))) return chunk;
      else {
        this.#held = { link, chunks: [chunk] };
        resolve();
      }
      return undefined;
    };
    return promise;
  }

  /** The server gets what was held, and all that follows. */
  release(): void {
    const held = this.#held;
    this.#held = undefined;
    this.toServer = chunk => chunk;
    for (const chunk of held?.chunks ?? []) held?.link.server.write(chunk);
  }
}
