import { LostRace } from '@crossroads/kernel';
import { foundFrom, savedAt, type Found, type Tx } from '@crossroads/messaging';
import { notice } from '../domain/notice.ts';
import type { ExistingNotice, HelpOffer, Notice, NoticeEvent, Renewal } from '../domain/notice-state.ts';
import { NoticeRow } from './notice.row.ts';

/** A notice as stored. */
export type StoredNotice = Found<Notice>;

/** The offer of help that a row tells of. */
export const offerOf = ({ helpOfferMade, helpOfferedOn, helpOfferMode }: NoticeRow): HelpOffer =>
  helpOfferMade && helpOfferedOn !== null && helpOfferMode !== null
    ? { made: true, offeredOn: helpOfferedOn, mode: helpOfferMode }
    : { made: false };

const renewalOf = ({ renewedAt, renewalTextId, renewalOfferedOn }: NoticeRow): Renewal | null =>
  renewedAt !== null && renewalTextId !== null && renewalOfferedOn !== null
    ? { textId: renewalTextId, renewedAt, offeredOn: renewalOfferedOn }
    : null;

/** The state that a row stands for. */
export const toNotice = (row: NoticeRow): ExistingNotice => {
  const { subjectId, textId, language, servedAt, methodCode, serverRoles, understood, copyLeft, endedAt } = row;
  const { counselStatus, ageAtService, servedBy, defectCodes, validUntil } = row;
  const how = { textId, language, servedAt, methodCode, serverRoles, understood, copyLeft };
  const who = { subjectId, counselStatus, ageAtService, servedBy };
  const served = { ...how, ...who, offer: offerOf(row), defectCodes, validUntil, renewal: renewalOf(row) };
  return endedAt === null ? { ...served, status: 'served' } : { ...served, status: 'ended', endedAt };
};

const toRow = (found: StoredNotice, { offer, renewal, ...state }: ExistingNotice, at: Date): NoticeRow =>
  Object.assign(new NoticeRow(), {
    endedAt: null,
    ...state,
    ...savedAt(found, at),
    helpOfferMade: offer.made,
    helpOfferedOn: offer.made ? offer.offeredOn : null,
    helpOfferMode: offer.made ? offer.mode : null,
    renewedAt: renewal?.renewedAt ?? null,
    renewalTextId: renewal?.textId ?? null,
    renewalOfferedOn: renewal?.offeredOn ?? null,
  });

/** Notices, one at a time, locked. */
export class NoticeRepository {
  async load(tx: Tx, id: string): Promise<StoredNotice | undefined> {
    const row = (await tx.load(NoticeRow, [id])).get(id);
    return row && foundFrom(row, toNotice(row));
  }

  /** What it became, as a row. */
  async save(
    tx: Tx,
    found: StoredNotice,
    { events, at }: { events: readonly NoticeEvent[]; at: Date },
  ): Promise<NoticeRow> {
    const state = events.reduce(notice.evolve, found.state);
    if (state.status === 'none') throw new LostRace(found.id);
    const row = toRow(found, state, at);
    if (events.length > 0) await tx.save(NoticeRow, [row]);
    return row;
  }
}
