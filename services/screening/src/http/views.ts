import type { ReadCasesHandler, ReceiptWithRules } from '../application/read-cases.handler.ts';
import type { CaseView } from './cases.dto.ts';
import type { ReceiptView } from './receipts.dto.ts';

type Case = Awaited<ReturnType<ReadCasesHandler['one']>>;

/** A case as screeners see it. */
export const caseView = (row: Case): CaseView => ({
  referralId: row.id,
  status: row.status,
  urgency: row.urgency,
  result: row.result,
  triggerCodes: row.triggerCodes,
  reasonCodes: row.reasonCodes,
  ruleSetVersion: row.ruleSetVersion,
  receiptId: row.receiptId,
  decidedBy: row.decidedBy,
  alternativeCode: row.alternativeCode,
  version: row.version,
});

/** A receipt with its criteria in plain words. */
export const receiptView = ({ receipt, rules }: ReceiptWithRules): ReceiptView => ({
  receiptId: receipt.id,
  referralId: receipt.caseId,
  ruleSetVersion: receipt.ruleSetVersion,
  inputHash: receipt.inputHash,
  criteria: receipt.criteria.map(criterion => ({
    ...criterion,
    words: rules.file.criteria.find(({ code }) => code === criterion.code)?.words ?? null,
  })),
  result: receipt.result,
  reasonCodes: receipt.reasonCodes,
  decidedAt: receipt.decidedAt.toISOString(),
});
