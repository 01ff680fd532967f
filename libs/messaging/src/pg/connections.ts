import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { StoreTx } from '../store/store.ts';
import { advanceOffsets, addDeadLetters, claimInbox, park, unpark } from './consumer-sql.ts';
import { keepAnswers, keptAnswers } from './answer-sql.ts';
import { dropDeadlines, putDeadlines, removeFired } from './deadline-sql.ts';
import { translated } from './errors.ts';
import { appendOutbox } from './outbox-sql.ts';
import { rowOperations } from './row-operations.ts';
import { Session, typesOf } from './session.ts';
import type { Statement } from './session.ts';

/** The store's view of an open session. */
export const storeTx = (session: Session): StoreTx => ({
  ...rowOperations(session),
  advanceOffsets: (group, moves) => advanceOffsets(session, group, moves),
  claimInbox: (group, ids) => claimInbox(session, group, ids),
  appendOutbox: records => appendOutbox(session, records),
  putDeadlines: deadlines => putDeadlines(session, deadlines),
  dropDeadlines: deadlines => dropDeadlines(session, deadlines),
  removeFired: deadlines => removeFired(session, deadlines),
  park: messages => park(session, messages),
  unpark: ids => unpark(session, ids),
  addDeadLetters: letters => addDeadLetters(session, letters),
  keptAnswers: keys => keptAnswers(session, keys),
  keepAnswers: answers => keepAnswers(session, answers),
});

// A connection that dies in our hands tells its queries; without a listener the event would end the process.
const ignore = (): void => undefined;

/** Statements and transactions on a pool (best made with `pipeline: true`). Errors are told in our own words. */
export class Connections {
  constructor(private readonly pool: Pool) {
    // Also an idle connection that dies: the pool makes another when one is needed.
    pool.on('error', ignore);
  }

  /** One statement in a transaction of its own. */
  async run<R extends QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<R[]> {
    const client = await this.connect();
    try {
      const { rows } = await client.query<R>({ ...statement, values: [...values], types: typesOf(client) });
      this.release(client, true);
      return rows;
    } catch (error) {
      this.release(client, Reflect.get(Object(error), 'severity') === 'ERROR');
      throw translated(error);
    }
  }

  /** Work in one transaction: see `Store.transaction`. */
  async transaction<T>(sites: readonly string[], work: (tx: StoreTx) => Promise<T>): Promise<T> {
    const client = await this.connect();
    const session = new Session(client, sites);
    try {
      const result = await work(storeTx(session));
      await session.commit();
      this.release(client, true);
      return result;
    } catch (error) {
      this.release(client, await session.rollback());
      throw translated(error);
    }
  }

  private async connect(): Promise<PoolClient> {
    try {
      const client = await this.pool.connect();
      client.on('error', ignore);
      return client;
    } catch (error) {
      throw translated(error);
    }
  }

  private release(client: PoolClient, isFit: boolean): void {
    client.removeListener('error', ignore);
    client.release(!isFit);
  }
}
