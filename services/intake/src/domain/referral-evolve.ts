import { unreachable } from '@crossroads/kernel';
import { erased } from './referral-erasure.ts';
import type { ReferralEvent } from './referral-messages.ts';
import { findingsOf, type KnownReferral, type Referral, type ReferralCore, type Stage } from './referral-state.ts';

type Fact<T extends ReferralEvent['type']> = Extract<ReferralEvent, { type: T }>;
type StageEvent = Exclude<
  ReferralEvent,
  { type: 'ReferralSubmitted' | 'ReferralReassessed' | 'InfoAnswered' | 'ReferralErased' }
>;

const coreOf = (event: Fact<'ReferralSubmitted'>): ReferralCore => ({
  ...findingsOf(event.assessment, []),
  reference: event.reference,
  personId: event.personId,
  senderId: event.actorId,
  consentId: event.consent?.consentId ?? null,
  content: event.content,
  receivedAt: event.receivedAt,
  submittedAt: event.submittedAt,
  decidedBy: null,
  decisionCode: null,
});

const stageAfter = (referral: KnownReferral, event: StageEvent): Stage => {
  switch (event.type) {
    case 'TriageStarted':
      return { status: 'triage', queue: event.queue, dueAt: event.dueAt };
    case 'InfoRequested':
      return { status: 'needs-info', dueAt: event.dueAt, isReminded: false };
    case 'InfoReminded':
      return referral.status === 'needs-info' ? { ...referral, isReminded: true } : referral;
    case 'ReferralTriaged':
      return { status: 'screening' };
    case 'ReferralRejected':
      return { status: 'rejected', reasonCode: event.reasonCode };
    case 'CrisisDiverted':
      return { status: 'crisis-diverted', diversionCode: event.diversionCode, dueAt: event.dueAt };
    case 'HandedOutOfArea':
      return { status: 'out-of-area', partnerOrgId: event.partnerOrgId, dueAt: event.dueAt, isAcknowledged: false };
    case 'PartnerAcknowledged':
      return referral.status === 'out-of-area' ? { ...referral, isAcknowledged: true } : referral;
    case 'LinkedAsDuplicate':
      return { status: 'duplicate', keptReferralId: event.keptReferralId };
    case 'Unlinked':
      return { status: 'triage', queue: 'DUPLICATE', dueAt: referral.submittedAt };
    case 'ReferralClosed':
      return { status: 'closed', outcomeCode: event.outcomeCode };
    case 'ClosedIncomplete':
      return { status: 'closed-incomplete' };
    default:
      return unreachable(event);
  }
};

/** Who decided last and why, where the event is a human's. */
const deciderOf = (
  { decidedBy, decisionCode }: KnownReferral,
  event: StageEvent | Fact<'ReferralReassessed'>,
): Pick<ReferralCore, 'decidedBy' | 'decisionCode'> =>
  'actorId' in event && event.actorId !== 'SYSTEM'
    ? { decidedBy: event.actorId, decisionCode: ('reasonCode' in event ? event.reasonCode : undefined) ?? null }
    : { decidedBy, decisionCode };

/** State after one event. A submitted referral stands in triage until the next event of the same decision moves it. */
export const evolve = (referral: Referral, event: ReferralEvent): Referral => {
  if (event.type === 'ReferralSubmitted') {
    return { ...coreOf(event), status: 'triage', queue: 'STANDARD', dueAt: event.submittedAt };
  }
  if (referral.status === 'none') return referral;
  switch (event.type) {
    case 'ReferralReassessed':
      return { ...referral, ...findingsOf(event.assessment, event.cleared), ...deciderOf(referral, event) };
    case 'InfoAnswered':
      return { ...referral, content: event.content };
    case 'ReferralErased':
      return erased(referral);
    default: {
      const infoCodes = event.type === 'InfoRequested' ? event.infoCodes : referral.infoCodes;
      return { ...referral, ...stageAfter(referral, event), infoCodes, ...deciderOf(referral, event) };
    }
  }
};
