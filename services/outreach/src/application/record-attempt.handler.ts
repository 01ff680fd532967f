import { RuleViolation, type NewId } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import { AttemptRow } from '../persistence/attempt.row.ts';
import { contactBy, happening, openCase, savedCase, type CaseAct } from './act-on-case.ts';
import { caseFacts, type CaseFacts } from './case-view.ts';
import { saveCases } from './save-cases.ts';

/** A try to reach the person; `triedAt` is when it was, `at` when it is written down. */
export type RecordAttempt = CaseAct & {
  readonly modeCode: string;
  readonly resultCode: string;
  readonly triedAt: Date;
};

/** Writes down that somebody tried to reach the person. */
export class RecordAttemptHandler {
  constructor(private readonly newId: NewId) {}

  /** @throws {RuleViolation} `outreach.attempt-too-early`, or a rule of the case */
  async execute(act: RecordAttempt, tx: Tx): Promise<CaseFacts & { readonly attemptId: string }> {
    const { caseId, access, at, modeCode, resultCode, triedAt } = act;
    const book = await openCase(tx, act);
    const { site, createdAt } = book.get(caseId);
    if (triedAt < createdAt) {
      throw new RuleViolation('outreach.attempt-too-early', 'Nobody could try before the case was known');
    }
    const by = contactBy(access.actor);
    book.decide(caseId, { type: 'RecordAttempt', modeCode, resultCode, at: triedAt, by }, happening(act));
    const id = this.newId();
    const what = { modeCode, resultCode, at: triedAt, recordedAt: at };
    const row = { id, site, caseId, actorId: by.actorId, byRole: by.role, ...what };
    await tx.insert(AttemptRow, [Object.assign(new AttemptRow(), row)]);
    await saveCases(tx, book);
    const { version, state } = savedCase(book, caseId);
    return { ...caseFacts(caseId, version, state), attemptId: id };
  }
}
