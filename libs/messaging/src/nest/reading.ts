import type { Access } from '@crossroads/platform';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { PoolClient } from 'pg';
import { storeTx } from '../pg/connections.ts';
import { Session } from '../pg/session.ts';
import { Reading } from '../ports.ts';
import { tellAccess } from '../work/access-events.ts';
import { BufferedTx, type EventPorts } from '../work/buffered-tx.ts';

/** What reads need. `committed` is told when an event waits to be sent. */
export type ReadingPorts = EventPorts & {
  readonly service: string;
  readonly source: DataSource;
  readonly committed: () => void;
};

/** Reads through TypeORM on the connection of a transaction that also tells who read. */
export class PgReading extends Reading {
  constructor(private readonly ports: ReadingPorts) {
    super();
  }

  async run<T>(access: Access, read: (db: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.ports.source.createQueryRunner();
    try {
      return await this.transact(runner, access, read);
    } finally {
      await runner.release();
    }
  }

  private async transact<T>(runner: QueryRunner, access: Access, read: (db: EntityManager) => Promise<T>): Promise<T> {
    const client: PoolClient = await runner.connect();
    const session = new Session(client, [access.actor.site]);
    access.rewind();
    // What is read goes its own way to the connection, past the session.
    session.flush();
    try {
      const found = await read(runner.manager);
      const tx = new BufferedTx(storeTx(session), this.ports);
      tellAccess(this.ports.service, [access], tx);
      await tx.flush();
      await session.commit();
      access.written();
      this.ports.committed();
      return found;
    } catch (error) {
      await session.rollback();
      throw error;
    }
  }
}
