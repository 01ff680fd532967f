import { onFields } from '@crossroads/contracts';
import {
  IntakePersonErasedV1,
  IntakeReferralClosedIncompleteV1,
  IntakeReferralClosedV1,
  IntakeReferralEnteredInErrorV1,
  IntakeReferralLinkedAsDuplicateV1,
  IntakeReferralTriagedV1,
} from '@crossroads/contracts/help';
import type { ConsumedEvent } from '@crossroads/messaging';
import type { IntakeCommand } from './application/screen-referrals.handler.ts';

/** What screening learns from intake: whom to screen, and whom no longer. */
export const consumes: readonly ConsumedEvent<IntakeCommand>[] = [
  onFields(
    IntakeReferralTriagedV1,
    ['personId', 'urgency', 'reviewTriggerCodes', 'ageBand', 'areaCode', 'language', 'facts', 'receivedAt'],
    ({ data }) => ({
      type: 'ScreenReferral',
      personId: data.personId,
      urgency: data.urgency,
      receivedAt: new Date(data.receivedAt),
      facts: data,
    }),
  ),
  onFields(IntakeReferralLinkedAsDuplicateV1, [], () => ({ type: 'CloseCase', causeCode: 'DUPLICATE' })),
  onFields(IntakeReferralClosedV1, ['outcomeCode'], ({ data }) => ({ type: 'CloseCase', causeCode: data.outcomeCode })),
  onFields(IntakeReferralClosedIncompleteV1, [], () => ({ type: 'CloseCase', causeCode: 'INCOMPLETE' })),
  onFields(IntakePersonErasedV1, ['referralIds'], ({ data }) => ({
    type: 'ErasePerson',
    referralIds: data.referralIds,
  })),
  onFields(IntakeReferralEnteredInErrorV1, [], () => ({ type: 'CloseCase', causeCode: 'ENTERED_IN_ERROR' })),
];
