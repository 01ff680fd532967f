import { foundFrom, savedAt, type Found, type Tx } from '@crossroads/messaging';
import type { NeedCode } from '../domain/codes.ts';
import type { ExistingPlacement, Offer, Placement } from '../domain/placement-state.ts';
import { PlacementRow } from './placement.row.ts';
import type { OfferJson } from './placement.row.ts';

const toOffer = ({ madeAt, expiresAt, endedAt, ...offer }: OfferJson): Offer => ({
  ...offer,
  madeAt: new Date(madeAt),
  expiresAt: new Date(expiresAt),
  endedAt: endedAt === null ? null : new Date(endedAt),
});

const fromOffer = ({ madeAt, expiresAt, endedAt, ...offer }: Offer): OfferJson => ({
  ...offer,
  madeAt: madeAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});

const termsOf = (row: PlacementRow): ExistingPlacement['terms'] => {
  const { referralId, needCode, urgency, ageBand, areaCode, language, choiceCodes, consentId } = row;
  return { referralId, needCode, urgency, ageBand, areaCode, language, choiceCodes, consentId };
};

const missing = (row: PlacementRow): never => {
  throw new TypeError(`placement ${row.id} is ${row.status} but not whole`);
};

/** The state that a row stands for. */
export const toPlacement = (row: PlacementRow): ExistingPlacement => {
  const { pastBefore, findings, status } = row;
  const asked = { terms: termsOf(row), past: row.pastOffers.map(toOffer), pastBefore, findings };
  switch (status) {
    case 'opened':
      return { ...asked, status };
    case 'waitlisted':
      return { ...asked, status, serviceId: row.serviceId ?? missing(row) };
    case 'exhausted':
      return { ...asked, status, gapCode: row.reasonCode ?? missing(row) };
    case 'ended':
      return { ...asked, status, causeCode: row.reasonCode ?? missing(row) };
    case 'accepted':
      return { ...asked, status, offer: toOffer(row.offer ?? missing(row)), confirmedBy: row.confirmedBy };
    default:
      return { ...asked, status, offer: toOffer(row.offer ?? missing(row)) };
  }
};

const serviceOf = (placement: ExistingPlacement): string | null => {
  if (placement.status === 'waitlisted') return placement.serviceId;
  return 'offer' in placement ? placement.offer.serviceId : null;
};

const reasonOf = (placement: ExistingPlacement): string | null => {
  if (placement.status === 'exhausted') return placement.gapCode;
  return placement.status === 'ended' ? placement.causeCode : null;
};

const toRow = (found: Found<Placement>, placement: ExistingPlacement, at: Date): PlacementRow =>
  Object.assign(new PlacementRow(), {
    ...savedAt(found, at),
    ...placement.terms,
    status: placement.status,
    offer: 'offer' in placement ? fromOffer(placement.offer) : null,
    serviceId: serviceOf(placement),
    confirmedBy: placement.status === 'accepted' ? placement.confirmedBy : [],
    reasonCode: reasonOf(placement),
    pastOffers: placement.past.map(fromOffer),
    pastBefore: placement.pastBefore,
    findings: placement.findings,
  });

export class PlacementRepository {
  /** Every placement of the referrals, locked. */
  async ofReferrals(tx: Tx, referralIds: readonly string[]): Promise<readonly Found<Placement>[]> {
    if (referralIds.length === 0) return [];
    const rows = await tx.find(PlacementRow, { referralId: referralIds }, { lock: true });
    return rows.map(row => foundFrom(row, toPlacement(row)));
  }

  /** The same without a lock: for looking only. */
  async lookUp(tx: Tx, referralIds: readonly string[]): Promise<readonly Found<Placement>[]> {
    if (referralIds.length === 0) return [];
    const rows = await tx.find(PlacementRow, { referralId: referralIds });
    return rows.map(row => foundFrom(row, toPlacement(row)));
  }

  /** Placements of these needs that wait for a free unit, not locked. */
  async waiting(tx: Tx, site: string, needCodes: readonly NeedCode[]): Promise<readonly Found<Placement>[]> {
    const rows = await tx.find(PlacementRow, { site, status: 'waitlisted', needCode: needCodes });
    return rows.map(row => foundFrom(row, toPlacement(row)));
  }

  async save(tx: Tx, changed: readonly Found<Placement>[], at: Date): Promise<void> {
    const rows = changed.flatMap(found => (found.state.status === 'none' ? [] : [toRow(found, found.state, at)]));
    if (rows.length > 0) await tx.save(PlacementRow, rows);
  }
}
