import { staffFieldSets } from '@crossroads/messaging';
import type { FieldSets } from '@crossroads/platform';

// Codes, dates and opaque ids: nothing by which a person is told from another.
const status = [
  'escalationId',
  'reference',
  'status',
  'checklist',
  'checklistVersion',
  'openedAt',
  'nexusAnswered',
  'askedAt',
  'clearedAt',
  'lapsesAt',
  'approvedKinds',
  'officeId',
  'packageHash',
  'transmittedAt',
  'receiptDueAt',
  'receivedAt',
  'reviewDueAt',
  'remindedAt',
  'rounds',
  'infoCodes',
  'answerDueAt',
  'closedAt',
  'reasonCode',
  'failedCodes',
  'decidedOn',
  'reportDueAt',
  'destroyed',
  'holdIds',
  'purgeAt',
  'purgedAt',
  'version',
];

const own = [...status, 'nomination', 'ageAtAct', 'nexus', 'attestation', 'conditions', 'returns'];

/** What each view of the policies shows of an answer of escalation. @source domain.md 2.2 */
export const fieldSets: FieldSets = {
  ...staffFieldSets,
  'escalation.status.v1': status,
  'escalation.v1': own,
  'escalation.review.v1': [...own, 'nominatorId', 'approvals', 'reviews'],
  'package.v1': ['escalationId', 'reference', 'status', 'packageHash', 'transmittedAt', 'files'],
  'qualifying-acts.v1': [
    'code',
    'qualifies',
    'shooting',
    'needsViolenceEvidence',
    'source',
    'listVersion',
    'effectiveFrom',
  ],
  'victim-task.v1': ['taskId', 'escalationId', 'raisedAt', 'dueAt', 'completedAt', 'outcomeCode', 'person', 'incident'],
  'incident.v1': [
    'incidentId',
    'kindCode',
    'causeId',
    'raisedAt',
    'reportDueAt',
    'reportedAt',
    'findingCode',
    'actionCode',
  ],
};
