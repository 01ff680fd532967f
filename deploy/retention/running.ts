import { randomUUID } from 'node:crypto';
import {
  pgStore,
  RetentionNews,
  standaloneWork,
  type Cause,
  type DeadlineHandler,
  type FiredDeadline,
  type Tx,
} from '@crossroads/messaging';
import { createPool, Sites, uuidv7, type Site } from '@crossroads/platform';
import { freshDatabase } from '@crossroads/testing';
import { Pool } from 'pg';
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

type Stored = { kind: string; key: string; site: string; due_at: Date; data: FiredDeadline['data'] };

/** One service on a database of its own, with a clock that the spec moves. */
export const openService = async (service: HelpService) => {
  const database = await freshDatabase();
  const own = createPool({ databaseUrl: database.urlOf(service), databasePoolMax: 2, schema: service });
  // Who looks from outside sees every site.
  const pool = new Pool({ connectionString: database.adminUrl, max: 2, options: `-c search_path=${service}` });
  const [sites, vault] = [new Sites([site]), newVault()];
  let now = new Date('2026-11-24T18:00:00.000Z');
  const clock = { now: () => now };
  const work = standaloneWork({ service, store: pgStore(own), clock, newId: uuidv7 });
  const ports = { clock, newId: uuidv7, sites };
  const cause: Cause = { correlationId: randomUUID() };

  const byEvent = (parts: ReturnType<typeof partsOf>): Hearing => {
    const tell = (tx: Tx, news: RetentionNews): Promise<void> =>
      parts.handle([{ command: news, eventId: uuidv7(), site: 'abq', subject: randomUUID(), cause, at: now }], tx);
    return {
      deadlines: parts.deadlines,
      end: (tx, id, endedAt) => tell(tx, new RetentionNews({ about: 'end', referralIds: [id], endedAt })),
      hold: (tx, id, stands) => tell(tx, new RetentionNews({ about: 'hold', holdId: id, referralIds: [id], stands })),
    };
  };
  const partsOf = (name: Exclude<HelpService, 'intake'>) => {
    if (name === 'screening') return screeningParts({ ...ports, rules: new RuleBook([]) });
    return name === 'outreach' ? outreachParts(ports) : routingParts(ports);
  };
  const ofIntake = (): Hearing => {
    const mark = (id: string, column: string, value: unknown) =>
      pool.query(`update ${column.replace('.', ' set ')} = $2 where ${column.startsWith('person') ? 'referral_id' : 'id'} = $1`, [id, value]); // prettier-ignore
    const lookAgain = (tx: Tx, id: string, at: Date): void => retainFrom(tx, { id, site: 'abq', at, cause });
    return {
      deadlines: intakeParts({ ...ports, vault }).deadlines,
      end: async (tx, id, endedAt) => {
        await mark(id, 'referral.status', endedAt ? 'closed' : 'screening');
        lookAgain(tx, id, endedAt ?? now);
      },
      hold: async (tx, id, stands) => {
        await mark(id, 'person.is_held', stands);
        const { rows } = await pool.query<{ ended_at: Date }>('select ended_at from person_retention where id = $1', [id]); // prettier-ignore
        const [known] = rows;
        if (!stands && known) lookAgain(tx, id, known.ended_at);
      },
    };
  };
  const hearing = service === 'intake' ? ofIntake() : byEvent(partsOf(service));
  const run = (act: (tx: Tx) => Promise<void>): Promise<void> => work.run({ sites: ['abq'] }, act);

  /** Fires what is due until nothing is, as the worker does. */
  const fire = async (): Promise<void> => {
    for (;;) {
      const gone = 'delete from deadline where due_at <= $1 returning kind, key, site, due_at, data';
      const { rows } = await pool.query<Stored>(gone, [now]);
      if (rows.length === 0) return;
      for (const [kind, some] of Map.groupBy(rows, each => each.kind)) {
        const fired = some.map(({ due_at: dueAt, ...each }) => ({ ...each, dueAt, cause, firedAt: now }));
        await run(async tx => hearing.deadlines[kind]?.(fired, tx));
      }
    }
  };

  return {
    pool,
    vault,
    sites,
    now: () => now,
    fire,
    /** Moves the clock and fires what is due by then. */
    at: async (instant: Date): Promise<void> => {
      now = instant;
      await fire();
    },
    end: (id: string, endedAt: Date | null) => run(tx => hearing.end(tx, id, endedAt)),
    hold: (id: string, stands: boolean) => run(tx => hearing.hold(tx, id, stands)),
    timers: async (id: string): Promise<readonly Date[]> =>
      (await pool.query<{ due_at: Date }>('select due_at from deadline where key = $1', [id])).rows.map(
        ({ due_at }) => due_at,
      ),
    close: async (): Promise<void> => {
      await Promise.all([own.end(), pool.end()]);
      await database.drop();
    },
  };
};

export type OpenService = Awaited<ReturnType<typeof openService>>;
