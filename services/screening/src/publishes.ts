import { unreachable } from '@crossroads/kernel';
import type { Outgoing } from '@crossroads/messaging';
import {
  ScreeningCaseAlternativeOfferedV1,
  ScreeningCaseFoundEligibleV1,
  ScreeningCaseFoundNotPriorityV1,
  ScreeningCaseOpenedV1,
  ScreeningCaseReviewRequiredV1,
} from '@crossroads/contracts/help';
import { SYSTEM, type ScreeningEvent } from './domain/screening-case.ts';

type About = { readonly id: string; readonly site: string };

const FoundEligible = (event: Extract<ScreeningEvent, { type: 'FoundEligible' }>) => {
  const { result, reasonCodes, reviewerId } = event;
  const { urgency, ruleSetVersion, personId } = event.known;
  return { personId, actorId: reviewerId ?? SYSTEM, result, ruleSetVersion, reasonCodes, reviewerId, urgency };
};

const FoundNotPriority = (event: Extract<ScreeningEvent, { type: 'FoundNotPriority' }>) => {
  const { reasonCodes, reviewerId } = event;
  const { ruleSetVersion, personId } = event.known;
  return { personId, actorId: reviewerId ?? SYSTEM, reviewerId, reasonCodes, ruleSetVersion };
};

const facts = (event: ScreeningEvent): readonly (readonly [string, object])[] => {
  switch (event.type) {
    case 'CaseOpened': {
      const { personId, urgency, dueAt } = event;
      return [[ScreeningCaseOpenedV1.type, { personId, actorId: SYSTEM, urgency, dueAt: dueAt.toISOString() }]];
    }
    case 'FoundEligible':
      return [[ScreeningCaseFoundEligibleV1.type, FoundEligible(event)]];
    case 'ReviewRequired': {
      const { personId, triggerCodes, ruleSetVersion } = event.known;
      return [[ScreeningCaseReviewRequiredV1.type, { personId, actorId: SYSTEM, triggerCodes, ruleSetVersion }]];
    }
    case 'FoundNotPriority': {
      const { alternativeCode, reviewerId } = event;
      const offered = { personId: event.known.personId, actorId: reviewerId ?? SYSTEM, alternativeCode };
      return [
        [ScreeningCaseFoundNotPriorityV1.type, FoundNotPriority(event)],
        [ScreeningCaseAlternativeOfferedV1.type, offered],
      ];
    }
    case 'CaseClosed':
    case 'CaseErased':
      return [];
    default:
      return unreachable(event);
  }
};

/** What the help plane hears of a screening event; a case that closes or is erased says nothing, since intake said so first. */
export const publishes = ({ id, site }: About, event: ScreeningEvent): readonly Outgoing[] =>
  facts(event).map(([type, data]) => ({ type, site, subject: id, data: { referralId: id, ...data } }));
