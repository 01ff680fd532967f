import {
  onFields,
  OutreachCaseAssignedV1,
  OutreachConsentExpiredV1,
  OutreachConsentGrantedV1,
  OutreachConsentWithdrawnV1,
  OutreachContactMadeV1,
  RoutingEngagementStartedV1,
  RoutingHandoffCompletedV1,
  RoutingOfferAcceptedV1,
  RoutingOfferDeclinedV1,
  RoutingOfferExpiredV1,
  RoutingOfferMadeV1,
  RoutingOfferOutcomeRecordedV1,
  RoutingOfferWithdrawnV1,
  ScreeningCaseAlternativeOfferedV1,
  ScreeningCaseFoundEligibleV1,
  ScreeningCaseFoundNotPriorityV1,
  type EventContract,
} from '@crossroads/contracts/help';
import type { ConsumedEvent } from '@crossroads/messaging';
import type { HearOffer } from './application/disclosure/hear-news.handler.ts';
import type { LaterNews } from './application/news.ts';
import type { Progress } from './domain/progress.ts';

type Consumes = ConsumedEvent<LaterNews>;

const reached = (event: EventContract, progress: Progress): Consumes =>
  onFields(event, [], () => ({ type: 'RecordProgress', progress }));

const ofOffer = (offerId: string, heard: HearOffer['heard']): HearOffer => ({ type: 'HearOffer', offerId, heard });

const overAt = (
  event: typeof RoutingOfferDeclinedV1 | typeof RoutingOfferExpiredV1 | typeof RoutingOfferWithdrawnV1,
): Consumes => onFields(event, ['offerId'], ({ data: { offerId } }) => ofOffer(offerId, { news: 'ended' }));

/** What disclosure is decided from. */
const ground: readonly Consumes[] = [
  onFields(
    OutreachConsentGrantedV1,
    ['consentId', 'purposeCodes', 'recipientIds', 'dataClasses', 'methodCode', 'part2', 'startsAt', 'expiresAt'],
    ({ data: { consentId, startsAt, expiresAt, purposeCodes, recipientIds, dataClasses, methodCode, part2 } }) => {
      const times = { startsAt: new Date(startsAt), expiresAt: new Date(expiresAt) };
      const terms = { purposeCodes, recipientIds, dataClasses, methodCode, part2, ...times };
      return { type: 'HearConsent', consentId, heard: { news: 'granted', terms } };
    },
  ),
  onFields(OutreachConsentWithdrawnV1, ['consentId'], ({ time, data: { consentId } }) => ({
    type: 'HearConsent',
    consentId,
    heard: { news: 'withdrawn', at: new Date(time) },
  })),
  onFields(OutreachConsentExpiredV1, ['consentId'], ({ time, data: { consentId } }) => ({
    type: 'HearConsent',
    consentId,
    heard: { news: 'expired', at: new Date(time) },
  })),
  onFields(RoutingOfferMadeV1, ['offerId', 'providerId'], ({ data: { offerId, providerId } }) =>
    ofOffer(offerId, { news: 'made', providerId }),
  ),
  onFields(RoutingOfferAcceptedV1, ['offerId'], ({ time, data: { offerId } }) =>
    ofOffer(offerId, { news: 'accepted', at: new Date(time) }),
  ),
  overAt(RoutingOfferDeclinedV1),
  overAt(RoutingOfferExpiredV1),
  overAt(RoutingOfferWithdrawnV1),
];

/** How far a referral has come, who has the case, and who may be told of the person: from the later steps. */
export const consumes: readonly Consumes[] = [
  reached(ScreeningCaseFoundNotPriorityV1, 'not-priority'),
  reached(ScreeningCaseAlternativeOfferedV1, 'alternative-offered'),
  reached(ScreeningCaseFoundEligibleV1, 'eligible'),
  onFields(OutreachCaseAssignedV1, ['workerId'], ({ data: { workerId } }) => ({
    type: 'RecordProgress',
    progress: 'assigned',
    workerId,
  })),
  reached(OutreachContactMadeV1, 'contacted'),
  reached(RoutingHandoffCompletedV1, 'handed-off'),
  reached(RoutingEngagementStartedV1, 'engaged'),
  reached(RoutingOfferOutcomeRecordedV1, 'outcome-recorded'),
  ...ground,
];
