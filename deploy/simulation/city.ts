import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyRing, loadSites, type Sites } from '@crossroads/platform';
import type { StaffEntry } from '@crossroads/messaging';
import type { WorkerEntry } from '../../services/outreach/src/application/load-workers.handler.ts';
import type { ListedCapacity } from '../../services/routing/src/persistence/hsds/capacity-file.ts';
import type { HsdsPackage, ListedService } from '../../services/routing/src/persistence/hsds/hsds-package.ts';
import { readRuleSets, type RuleSet } from '../../services/screening/src/application/rule-book.ts';

const here = import.meta.dirname;

/** What a simulated city has: real sites and rules, and a directory so small that referrals compete for places. */
export type City = {
  readonly sites: Sites;
  readonly keys: KeyRing;
  readonly ruleSets: readonly RuleSet[];
  readonly directory: HsdsPackage;
  readonly workers: readonly WorkerEntry[];
  readonly staff: readonly StaffEntry[];
};

const keyRing = (): KeyRing => {
  const folder = mkdtempSync(join(tmpdir(), 'simulation-'));
  const file = join(folder, 'keys.json');
  const key = (): string => randomBytes(32).toString('base64');
  writeFileSync(file, JSON.stringify({ kekId: 'k1', keks: { k1: key() }, indexKey: key(), requestKey: key() }));
  try {
    return KeyRing.load(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const idOf = (kind: number, number: number): string =>
  `${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const service = (
  number: number,
  needCodes: ListedService['needCodes'],
  more: Partial<ListedService> = {},
): ListedService => ({
  serviceId: idOf(5, number),
  providerId: idOf(6, number),
  name: `Service ${number}`,
  status: 'active',
  assuredOn: null,
  needCodes,
  minimumAge: null,
  maximumAge: null,
  spoken: ['en'],
  interpreted: ['es'],
  areas: [],
  citywide: true,
  unsafeAreas: [],
  flags: [],
  requiredDocuments: [],
  ...more,
});

const services = [
  service(1, ['HOUSING'], { citywide: false, areas: ['SOUTHEAST'] }),
  service(2, ['HOUSING']),
  service(3, ['LEGAL_CIVIL', 'HOUSING']),
  service(4, ['LEGAL_CIVIL'], { flags: [] }),
];

const workers: readonly WorkerEntry[] = [1, 2, 3].map(number => ({
  actorId: idOf(7, number),
  site: 'abq',
  languages: number === 1 ? ['en', 'es'] : ['en'],
  areas: ['SOUTHEAST'],
  caseloadMax: number,
  conflictOrgIds: [],
  active: true,
}));

const staff: readonly StaffEntry[] = [1, 2, 3, 4].map(number => ({
  actorId: idOf(8, number),
  site: 'abq',
  role: number % 2 === 0 ? 'screener' : 'outreach-worker',
}));

/** Reads what does not change from seed to seed. */
export const readCity = async (): Promise<City> => ({
  sites: loadSites(join(here, '../local/demo/sites.json')),
  keys: keyRing(),
  ruleSets: await readRuleSets(join(here, '../../services/screening/rule-sets')),
  directory: { providers: services.map(({ providerId, name }) => ({ providerId, name })), services },
  workers,
  staff,
});

/** One or two places in each service, counted just now. */
export const placesOf = ({ directory }: City, random: () => number, updatedAt: Date): readonly ListedCapacity[] =>
  directory.services.map(({ serviceId }) => {
    const maximum = random() < 0.6 ? 1 : 2;
    return { serviceId, unitCode: 'place', available: maximum, maximum, updatedAt };
  });
