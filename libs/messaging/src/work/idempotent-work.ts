import type { Clock } from '@crossroads/kernel';
import { isUuid, Problem } from '@crossroads/platform';
import type { ApiRequest, ToldAccess } from '@crossroads/platform';
import type { Reached } from '../crash-points.ts';
import type { Tx } from '../ports.ts';
import type { KeptAnswer, StoreTx } from '../store/store.ts';
import type { Admission } from './admission.ts';
import { Grouper } from './grouper.ts';
import type { Outcome } from './grouper.ts';
import type { StoreUnitOfWork } from './unit-of-work.ts';

/** A request as the edge has it: its Idempotency-Key header, its body as sent, and what the guard decided. */
export type IdempotentRequest = Pick<ApiRequest, 'method' | 'url' | 'headers' | 'body'> & {
  readonly access: ToldAccess;
};

/** What a request is answered. `body` is JSON. */
export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly location?: string | undefined;
  readonly etag?: string | undefined;
};

/** Handles a group of commands in one transaction; an answer each, in order. */
export type GroupHandler<C> = (commands: readonly C[], tx: Tx) => Promise<readonly Answer[]>;

/** Who asks, by which key (the same key of another caller is another key), and for what. */
type Asked = Pick<KeptAnswer, 'caller' | 'key' | 'requestHmac'> & { readonly access: ToldAccess };

const nameOf = ({ caller, key }: Pick<KeptAnswer, 'caller' | 'key'>): string => `${caller} ${key}`;

const answered = (kept: KeptAnswer, asked: Asked): Outcome<Answer> => {
  if (kept.requestHmac !== asked.requestHmac) return { error: new Problem('idempotency-key.other-body') };
  const { status, body, location, etag } = kept;
  return { result: { status, body: JSON.parse(body), location, etag } };
};

/** What repeated requests need from outside. */
export type IdempotentPorts = {
  readonly work: StoreUnitOfWork;
  readonly admission: Admission;
  readonly clock: Clock;
  readonly reached: Reached;
  /** Keyed HMAC of a JSON value in canonical form. */
  readonly digest: (value: unknown) => string;
};

/**
 * Runs a request that creates something at most once for each caller and key: the answer is kept in the transaction of
 * the work, for at least 30 days, and given again. Answers that are errors are not kept.
 */
export class IdempotentWork {
  private readonly running = new Set<string>();

  constructor(private readonly ports: IdempotentPorts) {}

  /**
   * @throws {Problem} `idempotency-key.missing` and `idempotency-key.invalid` (400), `idempotency-key.running` (409),
   *   `idempotency-key.other-body` (422), `overloaded` (503)
   */
  run(request: IdempotentRequest, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    return this.once(request, async asked => {
      const [outcome] = await this.transact([asked], async (_, tx) => [await work(tx)]);
      if (outcome && 'result' in outcome) return outcome.result;
      return Promise.reject(outcome?.error ?? new TypeError('no outcome'));
    });
  }

  /**
   * The same for a request that comes often and only creates: requests that overlap share a transaction, and the kept
   * answers are looked at only when a key turns out to be there.
   */
  grouped<C>(handle: GroupHandler<C>): (request: IdempotentRequest, command: C) => Promise<Answer> {
    type Item = { readonly asked: Asked; readonly command: C };
    const runGroup = (items: readonly Item[]): Promise<Outcome<Answer>[]> =>
      this.transact(
        items.map(({ asked }) => asked),
        (fresh, tx) =>
          handle(
            fresh.flatMap(at => items[at]?.command ?? []),
            tx,
          ),
        { expectsFresh: true },
      );
    const grouper = new Grouper(runGroup);
    return (request, command) => this.once(request, asked => grouper.submit({ asked, command }));
  }

  private async once(request: IdempotentRequest, work: (asked: Asked) => Promise<Answer>): Promise<Answer> {
    const asked = this.askedBy(request);
    const name = nameOf(asked);
    if (this.running.has(name)) throw new Problem('idempotency-key.running');
    this.running.add(name);
    try {
      await this.ports.admission.check();
      const answer = await work(asked);
      await this.ports.reached('acceptBeforeAnswer');
      return answer;
    } finally {
      this.running.delete(name);
    }
  }

  private askedBy({ method, url, headers, body, access }: IdempotentRequest): Asked {
    const header = headers['idempotency-key'];
    if (header === undefined || header === '') throw new Problem('idempotency-key.missing');
    const key = String(header).toLowerCase();
    if (!isUuid(key)) throw new Problem('idempotency-key.invalid');
    const requestHmac = this.ports.digest([method, url.split('?')[0], body ?? null]);
    return { caller: access.actor.actorId, key, requestHmac, access };
  }

  /** Work that only creates may expect that nobody asks twice: a key that is there already undoes it, and the next try looks. */
  private transact(
    asked: readonly Asked[],
    handle: (fresh: readonly number[], tx: Tx) => Promise<readonly Answer[]>,
    { expectsFresh = false } = {},
  ): Promise<Outcome<Answer>[]> {
    let looks = !expectsFresh;
    const run = async (tx: Tx, store: StoreTx): Promise<Outcome<Answer>[]> => {
      const found = looks ? await store.keptAnswers(asked) : [];
      looks = true;
      const kept = new Map(found.map(answer => [nameOf(answer), answer]));
      const fresh = asked.flatMap((one, at) => (kept.has(nameOf(one)) ? [] : [at]));
      const answers = fresh.length > 0 ? await handle(fresh, tx) : [];
      const made = new Map(fresh.map((at, nth) => [at, answers[nth]]));
      await store.keepAnswers([...made].flatMap(([at, answer]) => this.toKeep(asked[at], answer)));
      return asked.map((one, at) => {
        const before = kept.get(nameOf(one));
        if (before) return answered(before, one);
        const answer = made.get(at);
        return answer ? { result: answer } : { error: new TypeError('a group gave too few answers') };
      });
    };
    const accesses = asked.map(({ access }) => access);
    const scope = { sites: accesses.map(({ actor }) => actor.site), accesses };
    return this.ports.work.runWith(run, { kind: 'accept', retryUnknown: true, scope });
  }

  private toKeep(asked: Asked | undefined, answer: Answer | undefined): KeptAnswer[] {
    if (!asked || !answer || answer.status >= 400) return [];
    const { caller, key, requestHmac } = asked;
    const { status, body, location, etag } = answer;
    return [
      { caller, key, requestHmac, status, body: JSON.stringify(body), location, etag, keptAt: this.ports.clock.now() },
    ];
  }
}
