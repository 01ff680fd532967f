import type { ClientBase, QueryResult, QueryResultRow } from 'pg';
import { OutcomeUnknown } from '../store/store.ts';
import { Batch } from './batch.ts';
import type { Batched } from './batch.ts';
import { isServerError, translated } from './errors.ts';

/** A statement with a fixed text, prepared once a connection under its name. */
export type Statement = { readonly name: string; readonly text: string };

const TEXT_DATES = new Map<number, (value: string) => unknown>([
  [20, Number], // bigint: ids and offsets below 2^53
  [1082, value => value], // date: a calendar day, not an instant
]);

/** Result types that differ from the driver's own: `bigint` is a number, `date` stays `YYYY-MM-DD`. */
export const typesOf = (client: Pick<ClientBase, 'getTypeParser'>) => ({
  getTypeParser: (oid: number, format?: 'text' | 'binary'): unknown =>
    TEXT_DATES.get(oid) ?? client.getTypeParser(oid, format),
});

const BEGIN: Statement = { name: 'tx.begin', text: 'begin' };
const COMMIT: Statement = { name: 'tx.commit', text: 'commit' };
const SITE = /^[a-z]{2,8}$/;

// A site that is none, such as that of a tally, has no rows.
const showing = (sites: readonly string[]): Statement[] => {
  const seen = [...new Set(sites)].filter(site => SITE.test(site)).toSorted();
  return seen.length === 0 ? [] : [{ name: '', text: `set local app.sites = '${seen.join(',')}'` }];
};

/**
 * One open transaction on one connection. Statements run in order; the first failure makes all later ones fail, and the
 * commit too. What nobody waits for is sent together with the next statement that somebody does, or with the commit.
 */
export class Session {
  private readonly types: ReturnType<typeof typesOf>;
  private waiting: Batched[] = [];
  private isDue = false;
  private hasBegun = false;
  private isOver = false;
  private failure: unknown;

  /** @param sites whose rows are seen; the setting ends with the transaction, so that no other inherits it */
  constructor(
    private readonly client: ClientBase,
    sites: readonly string[],
  ) {
    this.types = typesOf(client);
    for (const statement of [BEGIN, ...showing(sites)]) this.post(statement, []);
  }

  /** Sends a statement, and what waits before it, once this turn of the program is over. */
  send<R extends QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<QueryResult<R>> {
    if (!this.isDue) queueMicrotask(() => this.flush());
    this.isDue = true;
    return this.enqueue<R>(statement, values);
  }

  /** A statement whose answer nobody waits for but the commit. */
  post(statement: Statement, values: readonly unknown[]): void {
    void this.enqueue(statement, values);
  }

  /** Sends what waits. */
  flush(): void {
    this.isDue = false;
    const statements = this.waiting;
    this.waiting = [];
    if (statements.length === 0) return;
    this.hasBegun = true;
    this.client.query(new Batch(statements));
  }

  /**
   * Commits. A COMMIT that the server answers with ROLLBACK is an error.
   * @throws {OutcomeUnknown} when the connection was cut after COMMIT was sent
   */
  async commit(): Promise<void> {
    if (this.failure !== undefined) throw translated(this.failure);
    const committed = this.enqueue(COMMIT, []);
    this.flush();
    // Answers come in order: whatever failed is known by then.
    const [answer] = await Promise.allSettled([committed]);
    this.isOver = true;
    const failure: unknown = this.failure;
    const isKnown = isServerError(failure) || failure instanceof TypeError;
    if (failure !== undefined && (answer.status === 'fulfilled' || isKnown)) throw translated(failure);
    if (answer.status === 'rejected')
      throw new OutcomeUnknown('the connection was cut during the commit', { cause: translated(failure) });
    if (answer.value.command !== 'COMMIT') throw new Error(`commit was answered by ${answer.value.command}`);
  }

  /** Rolls back; false when the connection is not fit for another use. */
  async rollback(): Promise<boolean> {
    this.isOver = true;
    const unsent = this.waiting;
    this.waiting = [];
    unsent.forEach(({ failed }) => failed(new Error('rolled back before it was sent')));
    if (!this.hasBegun) return true;
    const answer = await this.client.query('rollback').catch(() => undefined);
    return answer !== undefined;
  }

  private enqueue<R extends QueryResultRow>(
    { name, text }: Statement,
    values: readonly unknown[],
  ): Promise<QueryResult<R>> {
    if (this.isOver) return Promise.reject(new Error('the transaction is over'));
    const statement = { name, text, values: [...values], types: this.types };
    const answer = new Promise<QueryResult<R>>((done, failed) => {
      this.waiting.push({ statement, done, failed });
    }).catch((error: unknown) => {
      this.failure ??= error;
      throw translated(this.failure);
    });
    // The commit tells of it too, so the answer may be let go.
    answer.catch(() => undefined);
    return answer;
  }
}
