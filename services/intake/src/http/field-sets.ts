import { staffFieldSets } from '@crossroads/messaging';
import type { FieldSets } from '@crossroads/platform';

const accepted = ['referralId', 'reference', 'state', 'receivedAt', 'clock'];
const sender = ['referralId', 'reference', 'state', 'receivedAt', 'asked'];
const masked = ['personId', 'referralId', 'ageBand', 'areaCode'];
const standing = ['personId', 'referralId', 'version', 'fieldCodes', 'linkId', 'otherPersonId', 'status'];
const rightsStanding = ['isRestricted', 'isHeld', 'erasedAt', 'holdId'];
const record = [
  'receivedAt',
  'name',
  'alias',
  'aliases',
  'birthDate',
  'ageConfidence',
  'ageBand',
  'phones',
  'address',
  'preferredLanguage',
  'interpreterNeeded',
  'safeContact',
  'note',
  'areaCode',
  'facts',
  'needCodes',
  'choiceCodes',
  'reasonCodes',
  'sensitivityCodes',
  'isRestricted',
];
const opened = ['draftId', 'expiresAt'];

const referrals: FieldSets = {
  'referral.accepted.v1': accepted,
  'referral.sender.v1': sender,
  'referral.staff.v1': [
    ...sender,
    'status',
    'urgency',
    'urgencyRuleIds',
    'triageRuleIds',
    'triageReasons',
    'infoCodes',
    'reviewTriggerCodes',
    'needCodes',
    'ageBand',
    'areaCode',
    'language',
    'sourceType',
    'progress',
    'duplicateOf',
    'decidedBy',
    'version',
  ],
  'draft.opened.v1': opened,
  'draft.whole.v1': [...opened, 'body'],
};

const people: FieldSets = {
  'person.masked.v1': masked,
  'person.contact.v1': [
    ...masked,
    'ageConfidence',
    'initials',
    'language',
    'interpreterNeeded',
    'safeContact',
    'phoneEndings',
    'isRestricted',
    'version',
  ],
  'person.full.v1': ['personId', 'name', 'aliases', 'birthDate', 'address', 'phones'],
  'person.standing.v1': [...standing, ...rightsStanding],
  'person.own.v1': [...standing, ...record],
};

const matching: FieldSets = {
  'person.search.v1': ['candidates'],
  'match-review.v1': [
    'reviewId',
    'personId',
    'otherPersonId',
    'status',
    'zone',
    'score',
    'evidence',
    'cautionCodes',
    'version',
    'people',
  ],
};

const disclosure: FieldSets = {
  'person.identity.v1': [
    'offerId',
    'personId',
    'referralId',
    'name',
    'aliases',
    'birthDate',
    'phones',
    'safeContact',
    'preferredLanguage',
    'interpreterNeeded',
    'consent',
    'notices',
  ],
  'disclosure.v1': [
    'disclosureId',
    'personId',
    'at',
    'role',
    'orgId',
    'kind',
    'purposeCode',
    'fieldCodes',
    'consentId',
    'recalls',
  ],
  'recall.v1': [
    'recallId',
    'personId',
    'referralId',
    'orgId',
    'consentId',
    'causeCode',
    'issuedAt',
    'dueAt',
    'acknowledgedAt',
    'doneCode',
  ],
};

const rights: FieldSets = {
  'accounting.v1': [
    'accountingId',
    'at',
    'kind',
    'role',
    'orgId',
    'purposeCode',
    'fieldCodes',
    'consentId',
    'breakGlassId',
  ],
  'break-glass.v1': [
    'breakGlassId',
    'personId',
    'openedBy',
    'role',
    'reasonCode',
    'explanation',
    'openedAt',
    'expiresAt',
    'reviewDueAt',
    'state',
    'reviewedBy',
    'reviewedAt',
    'outcomeCode',
  ],
};

const taken = ['safetyNoticeId', 'state'];
const alert = [...taken, 'receivedAt', 'incidentClass', 'areaCode', 'retaliationRisk', 'safeContactCode'];

const safety: FieldSets = {
  'safety-notice.taken.v1': taken,
  'safety-notice.alert.v1': alert,
  'safety-notice.staff.v1': [...alert, 'occurredAt', 'hospitalCode', 'putAsideCode', 'handledAt', 'links', 'version'],
};

/** The fields of an answer by the view that was decided; a field that is not here is never sent. */
export const fieldSets: FieldSets = {
  ...referrals,
  ...people,
  ...matching,
  ...staffFieldSets,
  ...disclosure,
  ...rights,
  ...safety,
};
