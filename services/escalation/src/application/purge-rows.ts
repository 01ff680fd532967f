import type { Tx } from '@crossroads/messaging';
import type { PurgeCause } from '../domain/codes.ts';
import type { EventOf } from '../domain/escalation-events.ts';
import { ActMarkRow } from '../persistence/act-mark.row.ts';
import { ApprovalRow } from '../persistence/approval.row.ts';
import type { KnownEscalation } from '../persistence/escalation.repository.ts';
import { PurgeReceiptRow } from '../persistence/purge-receipt.row.ts';
import { QuestionRow } from '../persistence/question.row.ts';
import { SentPackageRow } from '../persistence/sent-package.row.ts';
import { SubjectRow } from '../persistence/subject.row.ts';
import { VictimTaskRow } from '../persistence/victim-task.row.ts';

// A mark tells nothing but that the act was nominated, and stays for five years.
const unlinkMarks = async (tx: Tx, escalationId: string): Promise<void> => {
  const marks = await tx.find(ActMarkRow, { escalationId }, { lock: true });
  const unlinked = marks.map(mark =>
    Object.assign(new ActMarkRow(), mark, { escalationId: null, version: mark.version + 1 }),
  );
  await tx.save(ActMarkRow, unlinked);
};

// An answer that is still on its way must find its question, or it looks like a forged one; twelve months after the end
// none is.
const dropQuestion = async (tx: Tx, escalationId: string, causeCode: PurgeCause): Promise<void> => {
  if (causeCode === 'RETENTION_ENDED') return tx.remove(QuestionRow, { escalationId });
  const answered = (await tx.find(QuestionRow, { escalationId })).filter(({ attestation }) => attestation !== null);
  if (answered.length > 0) await tx.remove(QuestionRow, { id: answered.map(({ id }) => id) });
};

/**
 * Removes every row that says anything of the subject, the key of it first of all, and writes the receipt.
 * @source R48; domain.md 13 T21, T24
 */
export const purgeRows = async (
  tx: Tx,
  { id: escalationId, site, subjectId }: KnownEscalation,
  {
    receiptId: id,
    causeCode,
    actorId: confirmedBy,
    at: confirmedAt,
  }: Omit<EventOf<'SubjectPurged'>, 'type'> & { readonly actorId: string },
): Promise<void> => {
  await tx.remove(SubjectRow, { id: subjectId });
  await tx.remove(SentPackageRow, { id: escalationId });
  await tx.remove(ApprovalRow, { escalationId });
  await tx.remove(VictimTaskRow, { escalationId });
  await dropQuestion(tx, escalationId, causeCode);
  await unlinkMarks(tx, escalationId);
  const receipt = { id, site, escalationId, holderCode: 'OWN', causeCode, confirmedBy, confirmedAt };
  await tx.insert(PurgeReceiptRow, [Object.assign(new PurgeReceiptRow(), receipt)]);
};
