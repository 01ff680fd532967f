import { RuleViolation } from '@crossroads/kernel';
import type { OutreachCase, OutreachCommand, OutreachEvent } from './case-state.ts';

type Command<T extends OutreachCommand['type']> = Extract<OutreachCommand, { type: T }>;

/** Asks for providers for the needs not asked for yet, when a consent holds and the area is known. */
export const placementRequest = (state: OutreachCase, actorId: string): readonly OutreachEvent[] => {
  const { consentId, areaCode, urgency, ageBand, language, choiceCodes } = state;
  const asked = new Set(state.requestedNeeds.map(({ needCode }) => needCode));
  const needCodes = state.needCodes.filter(needCode => !asked.has(needCode));
  if (consentId === null || areaCode === null || needCodes.length === 0) return [];
  const request = { consentId, needCodes, choiceCodes, urgency, ageBand, areaCode, language };
  return [{ type: 'PlacementRequested', request, actorId }];
};

/** Refuses to work with a person in a case that has not begun, sleeps or is closed. */
const requireContact = ({ status }: OutreachCase): void => {
  if (status === 'waiting') throw new RuleViolation('outreach.not-ready', 'The case is not eligible yet');
  if (status === 'closed') throw new RuleViolation('outreach.case-closed', 'The case is closed');
  if (status === 'paused-unreached' || status === 'dormant') {
    throw new RuleViolation('outreach.not-in-contact', 'Record the contact first: it opens the case again');
  }
};

/** The person said yes: providers are sought for the needs that are known. */
export const takeConsent = (
  state: OutreachCase,
  { consentId, by }: Command<'TakeConsent'>,
): readonly OutreachEvent[] => {
  requireContact(state);
  return [{ type: 'ConsentTaken', consentId }, ...placementRequest({ ...state, consentId }, by.actorId)];
};

/** Sharing ends; the help stays open. @source domain.md 3.2 (CONSENT_WITHDRAWN), T17 */
export const endConsent = (state: OutreachCase, { consentId }: Command<'EndConsent'>): readonly OutreachEvent[] => {
  const isUsed = state.consentId === consentId || state.requestedNeeds.some(need => need.consentId === consentId);
  return isUsed ? [{ type: 'ConsentEnded', consentId }] : [];
};

/** Worker and person write down what is needed; with a consent, providers are sought at once. */
export const assessNeeds = (state: OutreachCase, command: Command<'AssessNeeds'>): readonly OutreachEvent[] => {
  requireContact(state);
  const { needCodes, by } = command;
  const choiceCodes = command.choiceCodes ?? state.choiceCodes;
  const areaCode = command.areaCode ?? state.areaCode;
  if (areaCode === null && state.consentId !== null) {
    throw new RuleViolation('outreach.area-unknown', 'Providers can be sought only when the area is known');
  }
  return [
    { type: 'NeedsAssessed', needCodes, choiceCodes, areaCode, actorId: by.actorId },
    ...placementRequest({ ...state, needCodes, choiceCodes, areaCode }, by.actorId),
  ];
};
