import { randomUUID } from 'node:crypto';
import type { City } from '../city.ts';
import { purposeOf } from './expectation.ts';
import type { Person } from './crowd.ts';

/** What was answered, as far as it matters here. */
export type Told = {
  readonly status: number;
  readonly code: string;
  readonly text: string;
  readonly etag: string | null;
  readonly ms: number;
};

/** What is asked of whom. */
export type Question = {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly person: Person;
  readonly token: string;
  readonly body?: unknown;
  readonly ifMatch?: string | undefined;
  /** Instead of the one that the role has to state. */
  readonly purpose?: string;
};

export type Ask = (question: Question) => Promise<Told>;

const codeIn = (text: string): string =>
  text.startsWith('{') ? ((JSON.parse(text) as { readonly code?: string }).code ?? '') : '';

// A version that no record has: what would change one is refused behind the door, not at it.
const NO_VERSION = '"999999"';

const headersOf = (question: Question, isAct: boolean): Record<string, string> => {
  const { person, token, ifMatch = NO_VERSION, purpose = purposeOf(person.role) } = question;
  const act = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'if-match': ifMatch };
  return { authorization: `Bearer ${token}`, ...(purpose && { purpose }), ...(isAct && act) };
};

/** Asks a service of a city. An act has a key of its own. */
export const askerAt =
  ({ system }: City): Ask =>
  async question => {
    const { service, method, path, body } = question;
    const { url } = system.connections.services[service] ?? { url: '' };
    const isAct = method !== 'GET';
    const began = performance.now();
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: headersOf(question, isAct),
      ...(isAct && { body: JSON.stringify(body ?? {}) }),
    });
    const text = await answer.text();
    const ms = performance.now() - began;
    return { status: answer.status, code: codeIn(text), text, etag: answer.headers.get('etag'), ms };
  };

const IN_FLIGHT = 8;

/** Does all of it, eight at once. */
export const eightAtOnce = async <T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<readonly R[]> => {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < all.length; at = next++) {
      const one = all[at];
      if (one !== undefined) results[at] = await work(one);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return results;
};
