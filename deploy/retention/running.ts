import { randomUUID } from 'node:crypto';
import {
  pgStore,
  RetentionNews,
  standaloneWork,
  type Cause,
  type DeadlineHandler,
  type FiredDeadline,
  type ServicePorts,
  type Tx,
} from '@crossroads/messaging';
import { createPool, Sites, uuidv7, type Site } from '@crossroads/platform';
import { freshDatabase } from '@crossroads/testing';
import { Pool } from 'pg';
import type { PersonVault } from '../../services/intake/src/application/person-vault.ts';
import { intakeParts } from '../../services/intake/src/parts.ts';
import { retainFrom } from '../../services/intake/src/persistence/rights/retention-timer.ts';
import { outreachParts } from '../../services/outreach/src/parts.ts';
import { routingParts } from '../../services/routing/src/parts.ts';
import { RuleBook } from '../../services/screening/src/application/rule-book.ts';
import { screeningParts } from '../../services/screening/src/parts.ts';
import { newVault, type HelpService } from './services.ts';

/** A site whose classes go one after the other, a year apart. */
export const YEARS = { C3: 1, C8: 2, C4: 3, C5: 4, C2: 5, C12: 6, C1: 7 } as const;
const site: Site = {
  code: 'abq',
  name: 'Albuquerque',
  timeZone: 'America/Denver',
  languages: ['en'],
  servedLanguages: ['en'],
  minimumAge: 14,
  areas: [],
  business: { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '17:00', holidays: [] },
  retention: YEARS,
};

type Hearing = {
  readonly deadlines: Readonly<Record<string, DeadlineHandler>>;
  /** Help has ended, or goes on: told by event, or found out by intake itself. */
  readonly end: (tx: Tx, referralId: string, endedAt: Date | null) => Promise<void>;
  readonly hold: (tx: Tx, referralId: string, stands: boolean) => Promise<void>;
};

type Ground = ServicePorts & { readonly sites: Sites; readonly pool: Pool; readonly vault: PersonVault };
type Stored = { kind: string; key: string; site: string; due_at: Date; data: FiredDeadline['data'] };

const cause: Cause = { correlationId: randomUUID() };

const partsOf = (service: Exclude<HelpService, 'intake'>, ground: Ground) => {
  if (service === 'screening') return screeningParts({ ...ground, rules: new RuleBook([]) });
  return service === 'outreach' ? outreachParts(ground) : routingParts(ground);
};

const byEvent = ({ handle, deadlines }: ReturnType<typeof partsOf>, { clock }: Ground): Hearing => {
  const tell = (tx: Tx, command: RetentionNews): Promise<void> =>
    handle([{ command, eventId: uuidv7(), site: 'abq', subject: randomUUID(), cause, at: clock.now() }], tx);
  return {
    deadlines,
    end: (tx, id, endedAt) => tell(tx, new RetentionNews({ about: 'end', referralIds: [id], endedAt })),
    hold: (tx, id, stands) => tell(tx, new RetentionNews({ about: 'hold', holdId: id, referralIds: [id], stands })),
  };
};

// Intake finds out by its own rows: what its acts do to them is shown where they are tested.
const byItself = (ground: Ground): Hearing => {
  const { pool, clock } = ground;
  const lookAgain = (tx: Tx, id: string, at: Date): void => retainFrom(tx, { id, site: 'abq', at, cause });
  return {
    deadlines: intakeParts(ground).deadlines,
    end: async (tx, id, endedAt) => {
      await pool.query('update referral set status = $2 where id = $1', [id, endedAt ? 'closed' : 'screening']);
      lookAgain(tx, id, endedAt ?? clock.now());
    },
    hold: async (tx, id, stands) => {
      await pool.query('update person set is_held = $2 where referral_id = $1', [id, stands]);
      const known = await pool.query<{ ended_at: Date }>('select ended_at from person_retention where id = $1', [id]);
      if (!stands) for (const { ended_at } of known.rows) lookAgain(tx, id, ended_at);
    },
  };
};

/** Fires what is due until nothing is, as the worker does. */
const fireAll = async ({ pool, clock }: Ground, hearing: Hearing, run: Run): Promise<void> => {
  for (;;) {
    const gone = 'delete from deadline where due_at <= $1 returning kind, key, site, due_at, data';
    const { rows } = await pool.query<Stored>(gone, [clock.now()]);
    if (rows.length === 0) return;
    for (const [kind, some] of Map.groupBy(rows, each => each.kind)) {
      const fired = some.map(({ due_at: dueAt, ...each }) => ({ ...each, dueAt, cause, firedAt: clock.now() }));
      await run(async tx => hearing.deadlines[kind]?.(fired, tx));
    }
  }
};

type Run = (act: (tx: Tx) => Promise<void>) => Promise<void>;

/** One service on a database of its own, with a clock that the spec moves. */
export const openService = async (service: HelpService) => {
  const database = await freshDatabase();
  const own = createPool({ databaseUrl: database.urlOf(service), databasePoolMax: 2, schema: service });
  // Who looks from outside sees every site.
  const pool = new Pool({ connectionString: database.adminUrl, max: 2, options: `-c search_path=${service}` });
  const time = { now: new Date('2026-11-24T18:00:00.000Z') };
  const clock = { now: () => time.now };
  const ground: Ground = { clock, newId: uuidv7, sites: new Sites([site]), pool, vault: newVault() };
  const work = standaloneWork({ service, store: pgStore(own), clock, newId: uuidv7 });
  const run: Run = act => work.run({ sites: ['abq'] }, act);
  const hearing = service === 'intake' ? byItself(ground) : byEvent(partsOf(service, ground), ground);
  const fire = (): Promise<void> => fireAll(ground, hearing, run);
  return {
    ...ground,
    now: clock.now,
    fire,
    /** Moves the clock and fires what is due by then. */
    at: async (instant: Date): Promise<void> => {
      time.now = instant;
      await fire();
    },
    end: (id: string, endedAt: Date | null) => run(tx => hearing.end(tx, id, endedAt)),
    hold: (id: string, stands: boolean) => run(tx => hearing.hold(tx, id, stands)),
    timers: async (id: string): Promise<readonly Date[]> => {
      const { rows } = await pool.query<{ due_at: Date }>('select due_at from deadline where key = $1', [id]);
      return rows.map(({ due_at }) => due_at);
    },
    close: async (): Promise<void> => {
      await Promise.all([own.end(), pool.end()]);
      await database.drop();
    },
  };
};

export type OpenService = Awaited<ReturnType<typeof openService>>;
