import type { FiredDeadline, Tx } from '@crossroads/messaging';
import { ActMarkRow } from '../persistence/act-mark.row.ts';

/** Kind of the deadline of a mark; the key is the mark. */
export const ACT_MARK_ENDS = 'act-mark.ends';

/** Removes marks whose time has come; one that was set again meanwhile has a later deadline. */
export const endActMarks = async (fired: readonly FiredDeadline[], tx: Tx): Promise<void> => {
  const marks = await tx.find(ActMarkRow, { id: fired.map(({ key }) => key) });
  const times = new Map(fired.map(({ key, firedAt }) => [key, firedAt]));
  const over = marks.filter(({ id, expiresAt }) => expiresAt <= (times.get(id) ?? expiresAt));
  if (over.length > 0) await tx.remove(ActMarkRow, { id: over.map(({ id }) => id) });
};

/** Frees an act that was entered and withdrawn before anything was asked: the form can be written again. */
export const freeAct = async (tx: Tx, escalationId: string): Promise<void> => {
  const marks = await tx.find(ActMarkRow, { escalationId });
  if (marks.length === 0) return;
  await tx.remove(ActMarkRow, { escalationId });
  for (const { id } of marks) tx.cancel(ACT_MARK_ENDS, id);
};
