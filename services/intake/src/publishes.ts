import { unreachable } from '@crossroads/kernel';
import * as help from '@crossroads/contracts/help';
import type { Outgoing } from '@crossroads/messaging';
import type { DraftEvent } from './domain/draft.ts';
import type { Pair, PairEvent } from './domain/matching/pair.ts';
import type { ReferralEvent } from './domain/referral-messages.ts';

/** Which referral, of which site. */
export type About = { readonly id: string; readonly site: string };

type Message = readonly [contract: { readonly type: string }, data: object];
type Fact<T extends ReferralEvent['type']> = Extract<ReferralEvent, { type: T }>;

const submitted = (event: Fact<'ReferralSubmitted'>): object => {
  const { actorId, personId, reference, content, consent, receivedAt, assessment } = event;
  const { sourceType, referrerOrgId, referrerRole, legalBasisCode, reasonCodes, choiceCodes, language } = content;
  const who = {
    actorId,
    personId,
    reference,
    sourceType,
    referrerOrgId,
    referrerRole,
    receivedAt: receivedAt.toISOString(),
  };
  return { ...who, legalBasisCode, consent, reasonCodes, choiceCodes, urgency: assessment.urgency, language };
};

const triaged = (event: Fact<'ReferralTriaged'>): object => {
  const { actorId, personId, urgency, reviewTriggerCodes, content } = event;
  const { reasonCodes, ageBand, areaCode, language, needCodes, facts } = content;
  const codes = { urgency, reasonCodes, reviewTriggerCodes, ageBand, areaCode, language, needCodes, facts };
  return { actorId, personId, ...codes, receivedAt: event.receivedAt.toISOString() };
};

const waiting = (
  event: Fact<'TriageStarted' | 'InfoRequested' | 'InfoAnswered' | 'CrisisDiverted' | 'HandedOutOfArea'>,
): Message => {
  const { actorId } = event;
  switch (event.type) {
    case 'TriageStarted': {
      const { urgency, queue, causeCode } = event;
      return [help.IntakeReferralTriageStartedV1, { actorId, urgency, queue, causeCode }];
    }
    case 'InfoRequested': {
      const { infoCodes, dueAt } = event;
      return [help.IntakeReferralInfoRequestedV1, { actorId, infoCodes, dueAt: dueAt.toISOString() }];
    }
    case 'InfoAnswered':
      return [help.IntakeReferralInfoAnsweredV1, { actorId, infoCodes: event.infoCodes }];
    case 'CrisisDiverted': {
      const { diversionCode, dueAt } = event;
      return [help.IntakeReferralCrisisDivertedV1, { actorId, diversionCode, dueAt: dueAt.toISOString() }];
    }
    case 'HandedOutOfArea': {
      const { partnerOrgId, dueAt } = event;
      return [help.IntakeReferralHandedOutOfAreaV1, { actorId, partnerOrgId, ackDueAt: dueAt.toISOString() }];
    }
    default:
      return unreachable(event);
  }
};

const messageOf = (event: ReferralEvent): Message | undefined => {
  switch (event.type) {
    case 'ReferralSubmitted':
      return [help.IntakeReferralSubmittedV1, submitted(event)];
    case 'ReferralTriaged':
      return [help.IntakeReferralTriagedV1, triaged(event)];
    case 'ReferralReassessed':
    case 'InfoReminded':
      return undefined; // nobody else acts on it
    case 'ReferralErased':
      return undefined; // told of the person, whose it was
    case 'ReferralRejected':
      return [help.IntakeReferralRejectedV1, { actorId: event.actorId, reasonCode: event.reasonCode }];
    case 'PartnerAcknowledged':
      return [help.IntakeReferralPartnerAcknowledgedV1, { actorId: event.actorId, partnerOrgId: event.partnerOrgId }];
    case 'LinkedAsDuplicate':
      return [help.IntakeReferralLinkedAsDuplicateV1, { actorId: event.actorId, keptReferralId: event.keptReferralId }];
    case 'Unlinked':
      return [help.IntakeReferralUnlinkedV1, { actorId: event.actorId, keptReferralId: event.keptReferralId }];
    case 'ReferralClosed': {
      const { actorId, outcomeCode, supervisorId } = event;
      return [help.IntakeReferralClosedV1, { actorId, outcomeCode, supervisorId }];
    }
    case 'ClosedIncomplete':
      return [help.IntakeReferralClosedIncompleteV1, { actorId: 'SYSTEM', infoCodes: event.infoCodes }];
    default:
      return waiting(event);
  }
};

const outgoing = ({ id, site }: About, [{ type }, data]: Message): Outgoing => ({
  type,
  site,
  subject: id,
  data: { referralId: id, ...data },
});

/** What the plane hears of one person: ids and codes. The id is the person's. */
export const outgoingOfPerson = ({ id, site }: About, { type }: { readonly type: string }, data: object): Outgoing => ({
  type,
  site,
  subject: id,
  data: { personId: id, ...data },
});

/** What the help plane hears of an event of a referral: ids, codes and dates. */
export const publishes = (about: About, event: ReferralEvent): readonly Outgoing[] => {
  const message = messageOf(event);
  return message ? [outgoing(about, message)] : [];
};

/** What is heard of a draft: that it began, and that it was dropped. Its submission is told by the referral. */
export const publishesDraft = (about: About, event: DraftEvent): readonly Outgoing[] => {
  switch (event.type) {
    case 'DraftOpened': {
      const { authorId, sourceType } = event;
      return [outgoing(about, [help.IntakeReferralDraftedV1, { actorId: authorId, sourceType }])];
    }
    case 'DraftDiscarded':
      return [outgoing(about, [help.IntakeReferralDiscardedV1, { actorId: 'SYSTEM', reasonCode: event.reasonCode }])];
    case 'DraftChanged':
    case 'DraftFinished':
      return [];
    default:
      return unreachable(event);
  }
};

/** Two records of one site, the link between them, and what was said of them before. */
export type AboutPair = {
  readonly id: string;
  readonly site: string;
  readonly personId: string;
  readonly otherPersonId: string;
  readonly state: Pair;
};

/** What is heard of a pair: links and their ends. That somebody looks at two records is nobody else's. */
export const publishesPair = (about: AboutPair, event: PairEvent): readonly Outgoing[] => {
  const { id: linkId, site, personId, otherPersonId, state } = about;
  const tell = (contract: { readonly type: string }, zone: string): readonly Outgoing[] => {
    const data = { actorId: event.decidedBy, otherPersonId, linkId, zoneCode: zone.toUpperCase() };
    return [outgoingOfPerson({ id: personId, site }, contract, data)];
  };
  switch (event.type) {
    case 'Linked':
      return tell(help.IntakePersonLinkedV1, event.zone);
    case 'LinkEnded':
      return state.status === 'none' ? [] : tell(help.IntakePersonUnlinkedV1, state.zone);
    case 'ReviewOpened':
    case 'FoundNotSame':
      return [];
    default:
      return unreachable(event);
  }
};
