import { staffFieldSets } from '@crossroads/messaging';
import type { FieldSets } from '@crossroads/platform';

const question = ['requestId', 'requester', 'askedAt', 'actAt', 'agencyCode', 'answer', 'causeCode'];

/** What each view of the policies shows of an answer of notices. Of whom a notice was served to, none shows anything. */
export const fieldSets: FieldSets = {
  'notice-text.v1': [
    'textId',
    'language',
    'title',
    'body',
    'hash',
    'chargingPolicyVersion',
    'status',
    'authorId',
    'approverId',
    'approvedAt',
    'legalBasis',
    'standsUntil',
    'writtenAt',
    'version',
  ],
  'charging-policy.v1': ['version', 'effectiveOn', 'recordedAt'],
  'notice.v1': [
    'noticeId',
    'textId',
    'language',
    'servedAt',
    'methodCode',
    'serverRoles',
    'understood',
    'helpOfferMade',
    'helpOfferedOn',
    'helpOfferMode',
    'copyLeft',
    'counselStatus',
    'ageAtService',
    'validUntil',
    'defectCodes',
    'servedBy',
    'renewedAt',
    'endedAt',
    'version',
  ],
  'notice-renewed.v1': ['noticeId', 'renewedAt', 'validUntil', 'version'],
  'notice-hold.v1': ['holdId', 'noticeId', 'reasonCode', 'placedAt', 'liftedAt'],
  'attestation-availability.v1': ['noticeId', 'available', 'reasonCode', 'setAt'],
  'attestation-request.v1': question,
  'attestation-request.one.v1': [...question, 'noticeId'],
  'notice-incident.v1': ['incidentId', 'kindCode', 'causeId', 'raisedAt', 'reportDueAt'],
  ...staffFieldSets,
};
