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

/**
 * One open transaction on one connection. Statements are sent at once and answered in order; the first failure makes
 * all later ones fail, and the commit too.
 */
export class Session {
  private readonly sent: Promise<unknown>[] = [];
  private readonly types: ReturnType<typeof typesOf>;
  private failure: unknown;

  constructor(private readonly client: ClientBase) {
    this.types = typesOf(client);
    void this.send({ name: '', text: 'begin' }, []).catch(() => undefined);
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
