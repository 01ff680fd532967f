import { empties, removes, type Kept } from '@crossroads/messaging';
import { NOBODY } from '@crossroads/platform';
import { CaseRow } from './persistence/case.row.ts';
import { ReceiptRow } from './persistence/receipt.row.ts';

const ofReferrals = (ids: readonly string[]) => ({ id: ids });

// The case of somebody erased is empty, and stays erased.
const withStatus = (ids: readonly string[]) => ({
  id: ids,
  status: ['review', 'eligible', 'not-priority', 'closed'] as const,
});

/** What screening keeps of a referral, and what goes with each class. @source R48 */
export const kept: Kept = {
  steps: {
    C8: [
      removes(ReceiptRow, ids => ({ caseId: ids })),
      empties(CaseRow, withStatus, {
        status: 'closed',
        urgency: 'NONE',
        result: null,
        reasonCodes: [],
        triggerCodes: [],
        ruleSetVersion: 'NONE',
        receiptId: NOBODY,
        alternativeCode: null,
      }),
    ],
    C12: [empties(CaseRow, ofReferrals, { decidedBy: null })],
    C1: [removes(CaseRow, ofReferrals)],
  },
  consentEnds: async () => new Map(),
};
