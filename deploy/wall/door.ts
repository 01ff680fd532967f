import pg from 'pg';
import type { ServerLogins } from '../local/servers.ts';
import { verdictOf } from './pair.ts';
import type { Verdict } from './pair.ts';
import { judgeDoor, judgeStatement } from './postgres-judge.ts';

export type Cluster = NonNullable<ServerLogins['postgres'][keyof ServerLogins['postgres']]>;

export type Login = { readonly user: string; readonly password: string };

export type DoorPlace = { readonly at: Pick<Cluster, 'host' | 'port'>; readonly database: string };

const PATIENCE_MS = 5000;

/** One database as one login finds it: open, or closed at every try. */
export class Door {
  #open: pg.Client | undefined;

  constructor(
    private readonly login: Login,
    private readonly place: DoorPlace,
  ) {}

  /** Asks to be let in; who is in already is not asked again. */
  async enter(): Promise<Verdict> {
    if (this.#open) return { outcome: 'allowed', code: 'done' };
    const { user, password } = this.login;
    const { at, database } = this.place;
    const where = { host: at.host, port: at.port, database };
    const client = new pg.Client({ ...where, user, password, connectionTimeoutMillis: PATIENCE_MS });
    client.on('error', () => undefined); // the server may go away meanwhile: the next statement says so
    const entered = await verdictOf(() => client.connect(), judgeDoor);
    if (entered.outcome === 'allowed') this.#open = client;
    else await client.end().catch(() => undefined);
    return entered;
  }

  /** Tries a statement and takes it back, whatever came of it: a hole is found and nothing is changed. */
  async try(statement: string): Promise<Verdict> {
    const client = this.#open;
    if (!client) throw new Error('The door is closed');
    const tried = await verdictOf(async () => {
      await client.query(`begin; set local statement_timeout = ${PATIENCE_MS}; set local lock_timeout = 1000`);
      await client.query(statement);
    }, judgeStatement);
    await client.query('rollback').catch(() => undefined);
    return tried;
  }

  async leave(): Promise<void> {
    await this.#open?.end().catch(() => undefined);
    this.#open = undefined;
  }
}
