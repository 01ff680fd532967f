import type { Tx } from '@crossroads/messaging';
import type { CaseBook } from '../persistence/case.repository.ts';
import { Roster } from '../persistence/roster.repository.ts';
import { setCaseTimers, type REAPPROACH, type FIRST_ATTEMPT } from './case-timers.ts';

/** Saves what happened to cases, their timers, and the caseloads that changed with them. */
export const saveCases = async (
  tx: Tx,
  book: CaseBook,
  options: { readonly roster?: Roster; readonly fired?: typeof REAPPROACH | typeof FIRST_ATTEMPT } = {},
): Promise<void> => {
  const moved = book.changed.filter(({ was, now }) => was.state.workerId !== now.state.workerId);
  const roster =
    options.roster ??
    (await Roster.lock(
      tx,
      moved.map(({ now }) => now.site),
    ));
  for (const { was, now } of moved) roster.count(was.state.workerId, now.state.workerId);
  await book.save();
  await roster.save();
  setCaseTimers(tx, book, options.fired);
};
