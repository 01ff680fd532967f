import { Access, createDataSource, createPool, Sites, uuidv7 } from '@crossroads/platform';
import type { Actor, Site } from '@crossroads/platform';
import { pgStore, standaloneWork } from '@crossroads/messaging';
import type { FiredDeadline, Received, RetentionNews, Tx, UnitOfWork } from '@crossroads/messaging';
import { freshDatabase, siteOf } from '@crossroads/testing';
import { randomUUID } from 'node:crypto';
import { LoadDirectoryHandler } from '../src/application/load-directory.handler.ts';
import type { OutreachCommand } from '../src/application/place-referrals.handler.ts';
import type { RoutingCommand } from '../src/consumes.ts';
import type { ConsentTerms } from '../src/domain/consent-copy.ts';
import { deskPorts, routingParts, rows } from '../src/parts.ts';
import { migrations } from '../src/persistence/migrations/index.ts';
import type { ListedService } from '../src/persistence/hsds/hsds-package.ts';
import { OfferRow } from '../src/persistence/offer.row.ts';
import { PlacementRow } from '../src/persistence/placement.row.ts';
import { CapacityRow } from '../src/persistence/capacity.row.ts';

const site = (code: string): Site => {
  const found = siteOf(code);
  return { ...found, areas: [...found.areas, { code: 'NORTHWEST', adjacent: [] }] };
};

export const siteList = [site('abq'), site('lcr')];
const sites = new Sites(siteList);

export const CONSENT: ConsentTerms = {
  purposeCodes: ['SERVICE'],
  recipientIds: [],
  recipientClass: 'SERVICE_PROVIDERS',
  expiresAt: new Date('2027-11-24T18:00:00.000Z'),
  part2: false,
};

const STAFF: Actor = {
  actorId: randomUUID(),
  plane: 'help',
  role: 'coordinator',
  site: 'abq',
  signedInAt: new Date(),
  isSystem: false,
};

/** Somebody who may do everything, for specs of what is done and not of who may. */
export const anybody = (actor: Partial<Actor> = {}): Access => {
  const allowed = { outcome: 'ALLOWED', policyIds: [], view: 'any.v1', scopes: ['site'] } as const;
  const who = { ...STAFF, ...actor };
  const { plane, site, role } = who;
  return new Access({
    policies: { decide: () => allowed },
    log: { error: () => undefined },
    actor: who,
    principal: { plane, site, role, org: who.orgId, fresh: true, strong: true, system: false },
    action: 'AnyAction',
    context: { purpose: 'service', directoryFresh: true, breakGlass: false },
    door: allowed,
  });
};

type Heard = RoutingCommand | RetentionNews;

/** Routing on a database of its own, with time that a spec moves. */
export const openRouting = async (start = new Date('2026-11-24T18:00:00.000Z')) => {
  const database = await freshDatabase();
  const settings = { databaseUrl: database.urlOf('routing'), databasePoolMax: 4, schema: 'routing' };
  const pool = createPool(settings);
  // Who looks from outside sees every site.
  const source = createDataSource({ ...settings, databaseUrl: database.adminUrl }, rows, migrations);
  await source.initialize();
  let now = start;
  const clock = { now: () => now };
  const ports = { newId: uuidv7, sites };
  const work: UnitOfWork = standaloneWork({ service: 'routing', store: pgStore(pool), clock, newId: uuidv7 });
  const parts = routingParts(ports);

  const received = (command: Heard, referralId: string, code = 'abq'): Received<Heard> => {
    const eventId = uuidv7();
    return { command, eventId, site: code, subject: referralId, cause: { correlationId: referralId }, at: now };
  };
  const placements = (referralId: string) =>
    source.getRepository(PlacementRow).find({ where: { referralId }, order: { id: 'ASC' } });

  return {
    databaseUrl: settings.databaseUrl,
    adminUrl: database.adminUrl,
    source,
    work,
    parts,
    desk: deskPorts(ports),
    received,
    placements,
    now: () => now,
    pass: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
    hear: (...messages: Received<Heard>[]) =>
      work.run({ sites: messages.map(({ site: code }) => code) }, tx => parts.handle(messages, tx)),
    /** What one person does at the site. */
    at: <T>(act: (tx: Tx) => Promise<T>, code = 'abq') => work.run({ sites: [code] }, act),
    offers: (referralId: string) => source.getRepository(OfferRow).findBy({ referralId }),
    capacity: (serviceId: string, code = 'abq') =>
      source.getRepository(CapacityRow).findOneByOrFail({ id: `${code}:${serviceId}` }),
    /** Types of the events that wait in the outbox about a subject, in order. */
    events: async (subject: string): Promise<string[]> => {
      const found: { type: string }[] = await source.query(
        `select convert_from(value, 'UTF8')::json ->> 'type' as type from outbox where subject = $1 order by id`,
        [subject],
      );
      return found.map(({ type }) => type.replace(/^routing\./, '').replace(/\.v1$/, ''));
    },
    /** Fires what is due, like the worker does. */
    fire: async (): Promise<number> => {
      type Stored = { kind: string; key: string; site: string; due_at: Date; data: FiredDeadline['data'] };
      const due: Stored[] = await source.query(
        'select kind, key, site, due_at, data from deadline where due_at <= $1',
        [now],
      );
      await source.query('delete from deadline where due_at <= $1', [now]);
      for (const [kind, some] of Map.groupBy(due, each => each.kind)) {
        const fired = some.map(({ due_at: dueAt, ...each }) => ({
          ...each,
          dueAt,
          cause: { correlationId: each.key },
          firedAt: now,
        }));
        const fires = { sites: fired.map(each => each.site) };
        await work.run(fires, async tx => parts.deadlines[kind]?.(fired, tx));
      }
      return due.length;
    },
    load: (services: readonly Partial<ListedService>[], units: readonly number[], code = 'abq') =>
      work.run({ sites: [code] }, tx => {
        const listed = services.map(each => ({ ...SERVICE, ...each }));
        const providers = [...new Set(listed.map(({ providerId }) => providerId))];
        return new LoadDirectoryHandler().execute(
          {
            site: code,
            directory: {
              providers: providers.map(providerId => ({ providerId, name: 'Provider' })),
              services: listed,
            },
            capacities: listed.map(({ serviceId }, index) => ({
              serviceId,
              unitCode: 'BED',
              available: units[index] ?? 0,
              maximum: 10,
              updatedAt: now,
            })),
            today: '2026-11-24',
            cause: { correlationId: 'load' },
            at: now,
          },
          tx,
        );
      }),
    close: async () => {
      await source.destroy();
      await pool.end();
      await database.drop();
    },
  };
};

const SERVICE: ListedService = {
  serviceId: randomUUID(),
  providerId: randomUUID(),
  name: 'Service',
  status: 'active',
  assuredOn: '2026-10-01',
  needCodes: ['HOUSING'],
  minimumAge: null,
  maximumAge: null,
  spoken: ['en', 'es'],
  interpreted: [],
  areas: ['SOUTHEAST'],
  citywide: false,
  unsafeAreas: [],
  flags: [],
  requiredDocuments: [],
};

export type Routing = Awaited<ReturnType<typeof openRouting>>;

/** A request for housing under a consent, as outreach makes it. */
export const request = (consentId: string, more: object = {}): OutreachCommand => ({
  type: 'RequestPlacements',
  consentId,
  needCodes: ['HOUSING'],
  choiceCodes: [],
  urgency: 'URGENT',
  ageBand: 'AGE_19_24',
  areaCode: 'SOUTHEAST',
  language: 'es',
  ...more,
});

export const grant = (consentId: string, terms: ConsentTerms = CONSENT): OutreachCommand => ({
  type: 'RecordConsent',
  consentId,
  terms,
});
export const withdraw = (consentId: string): OutreachCommand => ({ type: 'EndConsent', consentId, cause: 'withdrawn' });

/** Ids for one service of its own provider. */
export const aService = (
  more: Partial<ListedService> = {},
): Partial<ListedService> & { serviceId: string; providerId: string } => ({
  serviceId: randomUUID(),
  providerId: randomUUID(),
  ...more,
});

export const erase = (...referralIds: readonly string[]): RoutingCommand => ({ type: 'ErasePerson', referralIds });
