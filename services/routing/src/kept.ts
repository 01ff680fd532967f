import { empties, HeldReferralRow, removes, replaces, type Kept, type RetentionStep } from '@crossroads/messaging';
import { NOBODY } from '@crossroads/platform';
import { PlacementDesk, type DeskPorts } from './application/placement-desk.ts';
import { SYSTEM } from './application/place-referrals.handler.ts';
import { ConsentRow } from './persistence/consent.row.ts';
import { ErasedReferralRow } from './persistence/erased-referral.row.ts';
import { ExclusionRow } from './persistence/exclusion.row.ts';
import { OfferRow } from './persistence/offer.row.ts';
import { PlacementRow } from './persistence/placement.row.ts';

const ofReferrals = (ids: readonly string[]) => ({ referralId: ids });
const keyOf = (found: readonly OfferRow[]) => ({ id: found.map(({ id }) => id) });

/** A sealed pair is about both: it goes with the first of them, unless the other is held. */
const pairs: RetentionStep = {
  ...removes(ExclusionRow, ids => ({ memberId: ids })),
  run: async ({ ids }, tx) => {
    const found = await tx.find(ExclusionRow, { memberId: ids });
    if (found.length === 0) return;
    const holds = await tx.find(HeldReferralRow, { referralId: found.map(({ otherId }) => otherId) });
    const held = new Set(holds.map(({ referralId }) => referralId));
    const gone = found.filter(({ otherId }) => !held.has(otherId)).map(({ pairId }) => pairId);
    if (gone.length > 0) await tx.remove(ExclusionRow, { pairId: gone });
  },
};

/** Where a placement still stands open, it ends now, and its unit is given back. */
const ending = (ports: DeskPorts): RetentionStep => ({
  table: 'placement',
  clears: [],
  run: async ({ ended, at }, tx) => {
    const desk = new PlacementDesk(ports, tx, at);
    await desk.load(
      [],
      ended.map(({ id }) => id),
    );
    for (const { id, cause } of ended)
      for (const found of desk.placementsOf(id))
        desk.act(found.id, { type: 'EndForErasure', causeCode: 'RETENTION', at }, { cause, actorId: SYSTEM });
    await desk.settle();
  },
});

const consentEnds: Kept['consentEnds'] = async (ids, tx) => {
  const ends = new Map<string, Date>();
  for (const { referralId, status, expiresAt, updatedAt } of await tx.find(ConsentRow, ofReferrals(ids))) {
    const end = status === 'granted' && expiresAt ? expiresAt : updatedAt;
    const known = ends.get(referralId);
    if (!known || known < end) ends.set(referralId, end);
  }
  return ends;
};

/** What routing keeps of a referral, and what goes with each class. @source R48 */
export const keptOf = (ports: DeskPorts): Kept => ({
  steps: {
    C2: [empties(PlacementRow, ofReferrals, { language: 'und' })],
    C3: [pairs],
    C4: [
      ending(ports),
      empties(PlacementRow, ofReferrals, {
        needCode: 'NONE',
        ageBand: 'UNKNOWN',
        areaCode: null,
        choiceCodes: [],
        offer: null,
        serviceId: null,
        confirmedBy: [],
        reasonCode: 'NONE',
        pastOffers: [],
        pastBefore: 0,
        findings: [],
      }),
      empties(ConsentRow, ofReferrals, { purposeCodes: [], recipientIds: [], recipientClass: null }),
      replaces(OfferRow, ofReferrals, { blank: { serviceId: NOBODY, providerId: NOBODY }, keyOf }),
    ],
    C5: [
      empties(ConsentRow, ofReferrals, { part2: false }),
      // What is not known counts as the strictest.
      replaces(OfferRow, ofReferrals, { blank: { sensitivityCodes: ['UNKNOWN_SENSITIVITY'] }, keyOf }),
    ],
    C1: [
      removes(PlacementRow, ofReferrals),
      removes(OfferRow, ofReferrals),
      removes(ConsentRow, ofReferrals),
      removes(ErasedReferralRow, ofReferrals),
    ],
  },
  consentEnds,
});
