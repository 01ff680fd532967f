import {
  onFields,
  OutreachCaseAssignedV1,
  OutreachContactMadeV1,
  RoutingEngagementStartedV1,
  RoutingHandoffCompletedV1,
  RoutingOfferAcceptedV1,
  RoutingOfferMadeV1,
  RoutingOfferOutcomeRecordedV1,
  ScreeningCaseAlternativeOfferedV1,
  ScreeningCaseFoundEligibleV1,
  ScreeningCaseFoundNotPriorityV1,
  type EventContract,
} from '@crossroads/contracts/help';
import type { ConsumedEvent } from '@crossroads/messaging';
import type { RecordProgress } from './application/record-progress.handler.ts';
import type { Progress } from './domain/progress.ts';

const reached = (event: EventContract, progress: Progress): ConsumedEvent<RecordProgress> =>
  onFields(event, [], () => ({ type: 'RecordProgress', progress }));

/** How far a referral has come, from the later steps. That they happened is all that intake relies on, and who has the case. */
export const consumes: readonly ConsumedEvent<RecordProgress>[] = [
  reached(ScreeningCaseFoundNotPriorityV1, 'not-priority'),
  reached(ScreeningCaseAlternativeOfferedV1, 'alternative-offered'),
  reached(ScreeningCaseFoundEligibleV1, 'eligible'),
  onFields(OutreachCaseAssignedV1, ['workerId'], ({ data: { workerId } }) => ({
    type: 'RecordProgress',
    progress: 'assigned',
    workerId,
  })),
  reached(OutreachContactMadeV1, 'contacted'),
  reached(RoutingOfferMadeV1, 'offered'),
  reached(RoutingOfferAcceptedV1, 'accepted'),
  reached(RoutingHandoffCompletedV1, 'handed-off'),
  reached(RoutingEngagementStartedV1, 'engaged'),
  reached(RoutingOfferOutcomeRecordedV1, 'outcome-recorded'),
];
