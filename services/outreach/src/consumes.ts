import { onFields } from '@crossroads/contracts';
import {
  IntakePersonErasedV1,
  IntakeReferralClosedIncompleteV1,
  IntakeReferralClosedV1,
  IntakeReferralEnteredInErrorV1,
  IntakeReferralLinkedAsDuplicateV1,
  IntakeReferralReopenedV1,
  IntakeReferralSubmittedV1,
  IntakeReferralTriagedV1,
  IntakeReferralUnlinkedV1,
  IntakeSafetyNoticeLinkedV1,
  RoutingEngagementNeverStartedV1,
  RoutingEngagementStartedV1,
  RoutingHandoffCompletedV1,
  RoutingHandoffFailedV1,
  RoutingOfferAcceptedV1,
  RoutingPlacementExhaustedV1,
  ScreeningCaseFoundEligibleV1,
} from '@crossroads/contracts/help';
import type { ConsumedEvent } from '@crossroads/messaging';
import type { HeardCommand } from './application/follow-referrals.handler.ts';
import { SYSTEM } from './domain/case-state.ts';
import type { PlacementStatus } from './domain/placement.ts';

const placement = (status: PlacementStatus, placementId: string): HeardCommand => ({
  type: 'RecordPlacement',
  news: { placementId, status },
});

/** The own account of somebody who asked for help; intake decides by the same rule whose a record is. */
const ownerOf = ({ actorId, sourceType }: { readonly actorId?: string; readonly sourceType: string }): string | null =>
  sourceType === 'SELF' && actorId !== undefined && actorId !== SYSTEM ? actorId : null;

/** What outreach hears from intake, screening and routing, in whatever order. Offers that are only made ask nothing of a worker. */
export const consumes: readonly ConsumedEvent<HeardCommand>[] = [
  onFields(
    IntakeReferralSubmittedV1,
    ['personId', 'actorId', 'sourceType', 'referrerOrgId', 'choiceCodes', 'consent'],
    ({ data: { personId, referrerOrgId, choiceCodes, consent, ...sent } }) => ({
      type: 'RecordSubmitted',
      submitted: { personId, ownerId: ownerOf(sent), referrerOrgId, choiceCodes, consent },
    }),
  ),
  onFields(
    IntakeReferralTriagedV1,
    ['personId', 'urgency', 'ageBand', 'areaCode', 'language', 'needCodes'],
    ({ data: { personId, urgency, ageBand, areaCode, language, needCodes } }) => ({
      type: 'RecordTriaged',
      triaged: { personId, urgency, ageBand, areaCode, language, needCodes },
    }),
  ),
  onFields(ScreeningCaseFoundEligibleV1, [], () => ({ type: 'RecordEligible' })),
  onFields(IntakeReferralLinkedAsDuplicateV1, [], () => ({ type: 'CloseCase', causeCode: 'DUPLICATE' })),
  onFields(IntakeReferralClosedV1, ['outcomeCode'], ({ data }) => ({ type: 'CloseCase', causeCode: data.outcomeCode })),
  onFields(IntakeReferralClosedIncompleteV1, [], () => ({ type: 'CloseCase', causeCode: 'INCOMPLETE' })),
  onFields(IntakeReferralEnteredInErrorV1, [], () => ({ type: 'CloseCase', causeCode: 'ENTERED_IN_ERROR' })),
  onFields(IntakeReferralReopenedV1, ['causeCode'], ({ data }) => ({ type: 'ReopenCase', causeCode: data.causeCode })),
  onFields(IntakeReferralUnlinkedV1, [], () => ({ type: 'ReopenCase', causeCode: 'UNLINKED' })),
  onFields(IntakeSafetyNoticeLinkedV1, ['actorId'], ({ data }) => ({
    type: 'HearSafetyNotice',
    actorId: data.actorId ?? SYSTEM,
  })),
  onFields(IntakePersonErasedV1, ['referralIds'], ({ data }) => ({
    type: 'ErasePerson',
    referralIds: data.referralIds,
  })),
  onFields(RoutingPlacementExhaustedV1, ['placementId'], ({ data }) => placement('exhausted', data.placementId)),
  onFields(RoutingOfferAcceptedV1, ['placementId'], ({ data }) => placement('accepted', data.placementId)),
  onFields(RoutingHandoffCompletedV1, ['placementId'], ({ data }) => placement('handed-off', data.placementId)),
  onFields(RoutingHandoffFailedV1, ['placementId'], ({ data }) => placement('handoff-failed', data.placementId)),
  onFields(RoutingEngagementStartedV1, ['placementId'], ({ data }) => placement('engaged', data.placementId)),
  onFields(RoutingEngagementNeverStartedV1, ['placementId'], ({ data }) =>
    placement('never-started', data.placementId),
  ),
];
