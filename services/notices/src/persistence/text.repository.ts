import { LostRace } from '@crossroads/kernel';
import { foundFrom, savedAt, type Found, type Tx } from '@crossroads/messaging';
import { noticeText, type ExistingText, type NoticeText, type TextEvent } from '../domain/notice-text.ts';
import { NoticeTextRow } from './notice-text.row.ts';

/** A text as stored. */
export type StoredText = Found<NoticeText>;

const missing = (row: NoticeTextRow): never => {
  throw new TypeError(`text ${row.id} is ${row.status} but not whole`);
};

const approvalOf = ({ approverId, approvedAt, legalBasis }: NoticeTextRow) =>
  approverId !== null && approvedAt !== null && legalBasis !== null ? { approverId, approvedAt, legalBasis } : null;

/** The state that a row stands for. */
export const toText = (row: NoticeTextRow): ExistingText => {
  const { language, title, body, hash, chargingPolicyVersion, authorId, status } = row;
  const written = { content: { language, title, body, hash, chargingPolicyVersion }, authorId };
  const approval = approvalOf(row);
  switch (status) {
    case 'draft':
      return { ...written, status };
    case 'approved':
      return { ...written, status, approval: approval ?? missing(row) };
    case 'review-required':
      return { ...written, status, approval: approval ?? missing(row), standsUntil: row.standsUntil ?? missing(row) };
    default: {
      const ends = { standsUntil: row.standsUntil ?? missing(row), retiredAt: row.retiredAt ?? missing(row) };
      return { ...written, status, approval, ...ends };
    }
  }
};

const toRow = (found: StoredText, state: ExistingText, at: Date): NoticeTextRow => {
  const approval = state.status === 'draft' ? null : state.approval;
  return Object.assign(new NoticeTextRow(), {
    ...savedAt(found, at),
    ...state.content,
    status: state.status,
    authorId: state.authorId,
    approverId: approval?.approverId ?? null,
    approvedAt: approval?.approvedAt ?? null,
    legalBasis: approval?.legalBasis ?? null,
    standsUntil: 'standsUntil' in state ? state.standsUntil : null,
    retiredAt: state.status === 'retired' ? state.retiredAt : null,
  });
};

/** Texts of a site, locked when they are to be changed. */
export class TextRepository {
  async load(tx: Tx, id: string): Promise<StoredText | undefined> {
    const row = (await tx.load(NoticeTextRow, [id])).get(id);
    return row && foundFrom(row, toText(row));
  }

  /** The same without a lock: for looking only. */
  async look(tx: Tx, site: string, id: string): Promise<ExistingText | undefined> {
    const [row] = await tx.find(NoticeTextRow, { site, id });
    return row && toText(row);
  }

  async approved(tx: Tx, site: string): Promise<readonly StoredText[]> {
    const rows = await tx.find(NoticeTextRow, { site, status: 'approved' }, { lock: true });
    return rows.map(row => foundFrom(row, toText(row)));
  }

  /** What it became, with its row. */
  async save(
    tx: Tx,
    found: StoredText,
    { events, at }: { events: readonly TextEvent[]; at: Date },
  ): Promise<NoticeTextRow> {
    const state = events.reduce(noticeText.evolve, found.state);
    if (state.status === 'none') throw new LostRace(found.id);
    const row = toRow(found, state, at);
    if (events.length > 0) await tx.save(NoticeTextRow, [row]);
    return row;
  }
}
