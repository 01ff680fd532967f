import { randomUUID } from 'node:crypto';
import { existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { referralBody } from '@crossroads/testing';

export type SubmitterOptions = { readonly url: string; readonly token: () => Promise<string>; readonly file: string };

/** What a submitter met on its way, to prove that a fault reached it. */
export type SubmitterCounts = {
  /** Requests that no answer came to. */
  unanswered: number;
  /** Answers with 503 that said when to come back. */
  comeBackLater: number;
  /** Other answers that ask for another try. */
  notNow: number;
};

const PATIENCE_MS = 90_000;
const IN_FLIGHT = 8;

/**
 * Somebody who submits referrals of new people and asks again, with the same key, until each is accepted. An acceptance
 * counts once it is written to the submitter's own file and flushed: what that file holds was promised.
 */
export class Submitter {
  readonly counts: SubmitterCounts = { unanswered: 0, comeBackLater: 0, notNow: 0 };
  readonly #handle: number;
  #hasGivenUp = false;

  constructor(private readonly options: SubmitterOptions) {
    mkdirSync(dirname(options.file), { recursive: true });
    this.#handle = openSync(options.file, 'a', 0o600);
  }

  /** Ids of the referrals that were accepted, as the file has them. */
  accepted(): readonly string[] {
    const { file } = this.options;
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  }

  /** Submits so many and waits until all are accepted. */
  async submit(count: number): Promise<void> {
    let left = count;
    const next = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await this.#submitOne();
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, next));
  }

  /** Submits steadily until told to end; the end waits until all are accepted. */
  flow(perSecond: number): { readonly end: () => Promise<void> } {
    const underWay: Promise<void>[] = [];
    const timer = setInterval(() => {
      if (this.#hasGivenUp) return clearInterval(timer);
      const one = this.#submitOne();
      one.catch(() => undefined); // told by the end
      underWay.push(one);
    }, 1_000 / perSecond);
    return {
      end: async () => {
        clearInterval(timer);
        await Promise.all(underWay);
      },
    };
  }

  /** Ends what a failed test left going on. */
  giveUp(): void {
    this.#hasGivenUp = true;
  }

  async #submitOne(): Promise<void> {
    const { url, token } = this.options;
    const act = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const body = JSON.stringify(referralBody());
    const until = performance.now() + PATIENCE_MS;
    while (performance.now() < until && !this.#hasGivenUp) {
      const headers = { ...act, authorization: `Bearer ${await token()}` };
      const request = { method: 'POST', headers, body };
      const answer = await fetch(`${url}/v1/referrals`, request).catch(() => undefined);
      const text = await answer?.text().catch(() => undefined);
      if (answer?.status === 201 && text !== undefined) return this.#keep((JSON.parse(text) as Acceptance).referralId);
      if (answer && answer.status < 500 && answer.status !== 409) throw new Error(`refused: ${answer.status} ${text}`);
      await sleep(this.#waitFor(answer));
    }
    throw new Error(this.#hasGivenUp ? 'given up' : `not accepted within ${PATIENCE_MS} ms`);
  }

  #waitFor(answer: Response | undefined): number {
    const seconds = Number(answer?.headers.get('retry-after') ?? Number.NaN);
    if (!answer) this.counts.unanswered += 1;
    else if (answer.status === 503 && seconds > 0) this.counts.comeBackLater += 1;
    else this.counts.notNow += 1;
    return seconds > 0 ? seconds * 1_000 : 100;
  }

  #keep(referralId: string): void {
    writeSync(this.#handle, `${referralId}\n`);
    fsyncSync(this.#handle);
  }
}

type Acceptance = { readonly referralId: string };
