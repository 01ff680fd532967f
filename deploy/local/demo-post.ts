import { setTimeout as sleep } from 'node:timers/promises';

/** One act of a demo person. The key is the same whatever run asks. */
export type Post = {
  readonly url: string;
  readonly token: string;
  readonly key: string;
  readonly body: unknown;
};

const ATTEMPTS = 20;

// Busy, still running or gone away: the same key asks again. Anything else is an answer.
const isTransient = (status: number, text: string): boolean =>
  (status === 409 && text.includes('idempotency-key.running')) || status === 429 || status >= 500;

const pauseMs = (answer: Response | undefined): number => {
  const seconds = Number(answer?.headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 250;
};

/** Posts until there is an answer. @throws {Error} which begins with `what`, where it is a refusal or none comes */
export const postUntilAnswered = async <T>(what: string, { url, token, key, body }: Post): Promise<T> => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key };
  const request = { method: 'POST', headers, body: JSON.stringify(body) };
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(url, request).catch(() => undefined);
    const text = (await answer?.text()) ?? '';
    if (answer?.status === 201) return JSON.parse(text) as T;
    const said = answer ? `status ${answer.status} ${text}` : 'no answer';
    if ((answer && !isTransient(answer.status, text)) || attempt === ATTEMPTS) throw new Error(`${what}: ${said}`);
    await sleep(pauseMs(answer));
  }
};
