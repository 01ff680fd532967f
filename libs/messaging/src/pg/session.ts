import type { ClientBase, QueryResult, QueryResultRow } from 'pg';
import { OutcomeUnknown } from '../store/store.ts';
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

const ABORTED = '25P02';
const SITE = /^[a-z]{2,8}$/;

// A site that is none, such as that of a tally, has no rows.
const beginFor = (sites: readonly string[]): string => {
  const seen = [...new Set(sites)].filter(site => SITE.test(site));
  return seen.length === 0 ? 'begin' : `begin; set local app.sites = '${seen.toSorted().join(',')}'`;
};

/**
 * One open transaction on one connection. Statements are sent at once and answered in order; the first failure makes
 * all later ones fail, and the commit too.
 */
export class Session {
  private readonly sent: Promise<unknown>[] = [];
  private readonly types: ReturnType<typeof typesOf>;
  private failure: unknown;

  /** @param sites whose rows are seen; the setting ends with the transaction, so that no other inherits it */
  constructor(
    private readonly client: ClientBase,
    sites: readonly string[],
  ) {
    this.types = typesOf(client);
    void this.send({ name: '', text: beginFor(sites) }, []).catch(() => undefined);
  }

  /** Sends a statement. Its rejection is also remembered, so the promise may be let go. */
  send<R extends QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<QueryResult<R>> {
    const query =
      statement.name === '' ? { text: statement.text } : { ...statement, values: [...values], types: this.types };
    const answer = this.client.query<R>(query).catch((error: unknown) => {
      if (this.failure === undefined || Reflect.get(Object(error), 'code') !== ABORTED) this.failure ??= error;
      throw translated(this.failure);
    });
    this.sent.push(answer.catch(() => undefined));
    return answer;
  }

  /** Sends a statement and lets its answer come later, at the latest with the commit. */
  post(statement: Statement, values: readonly unknown[]): void {
    void this.send(statement, values).catch(() => undefined);
  }

  /**
   * Commits. A COMMIT that the server answers with ROLLBACK is an error.
   * @throws {OutcomeUnknown} when the connection was cut after COMMIT was sent
   */
  async commit(): Promise<void> {
    if (this.failure !== undefined) throw translated(this.failure);
    const [answer] = await Promise.allSettled([this.client.query('commit'), ...this.sent]);
    const { failure } = this;
    if (answer.status === 'rejected') {
      if (failure !== undefined && isServerError(failure)) throw translated(failure);
      if (isServerError(answer.reason)) throw translated(answer.reason);
      throw new OutcomeUnknown('the connection was cut during the commit', { cause: translated(answer.reason) });
    }
    if (failure !== undefined) throw translated(failure);
    if (answer.value.command !== 'COMMIT') throw new Error(`commit was answered by ${answer.value.command}`);
  }

  /** Rolls back; false when the connection is not fit for another use. */
  async rollback(): Promise<boolean> {
    const answer = await this.client.query('rollback').catch(() => undefined);
    await Promise.all(this.sent);
    return answer !== undefined;
  }
}
