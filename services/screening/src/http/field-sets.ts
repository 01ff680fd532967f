import type { FieldSets } from '@crossroads/platform';

/** What each view of the policies shows of an answer of screening. */
export const fieldSets: FieldSets = {
  'screening-case.v1': [
    'referralId',
    'status',
    'urgency',
    'result',
    'triggerCodes',
    'reasonCodes',
    'ruleSetVersion',
    'receiptId',
    'decidedBy',
    'alternativeCode',
    'version',
  ],
  'receipt.v1': [
    'receiptId',
    'referralId',
    'ruleSetVersion',
    'inputHash',
    'criteria',
    'result',
    'reasonCodes',
    'decidedAt',
  ],
  'replay.v1': ['same', 'result', 'ruleSetVersion'],
};
