import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kept } from '@crossroads/messaging';
import { KeyRing, randomId, uuidv7, type Sites } from '@crossroads/platform';
import { PersonVault } from '../../services/intake/src/application/person-vault.ts';
import { keptOf as keptOfIntake } from '../../services/intake/src/kept.ts';
import { FollowReferralsHandler } from '../../services/outreach/src/application/follow-referrals.handler.ts';
import { keptOf as keptOfOutreach } from '../../services/outreach/src/kept.ts';
import { keptOf as keptOfRouting } from '../../services/routing/src/kept.ts';
import { deskPorts } from '../../services/routing/src/parts.ts';
import { kept as keptOfScreening } from '../../services/screening/src/kept.ts';

/** Services that keep something of referrals. */
export const SERVICES = ['intake', 'screening', 'outreach', 'routing'] as const;
export type HelpService = (typeof SERVICES)[number];

const newKeys = (): KeyRing => {
  const folder = mkdtempSync(join(tmpdir(), 'retention-'));
  const file = join(folder, 'keys.json');
  const key = (): string => randomBytes(32).toString('base64');
  writeFileSync(file, JSON.stringify({ kekId: 'k1', keks: { k1: key() }, indexKey: key(), requestKey: key() }));
  try {
    return KeyRing.load(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Seals people under keys of its own. */
export const newVault = (): PersonVault => new PersonVault(newKeys(), randomId);

/** What each service keeps, as it runs. */
export const keptOf = (service: HelpService, sites: Sites, vault: PersonVault = newVault()): Kept => {
  switch (service) {
    case 'intake':
      return keptOfIntake({ vault, newId: uuidv7 });
    case 'screening':
      return keptOfScreening;
    case 'outreach':
      return keptOfOutreach(new FollowReferralsHandler(sites));
    case 'routing':
      return keptOfRouting(deskPorts({ newId: uuidv7, sites }));
  }
};
