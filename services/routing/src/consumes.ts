import { onFields } from '@crossroads/contracts';
import {
  IntakePersonErasedV1,
  OutreachCasePlacementRequestedV1,
  OutreachConsentExpiredV1,
  OutreachConsentGrantedV1,
  OutreachConsentWithdrawnV1,
} from '@crossroads/contracts/help';
import type { ConsumedEvent } from '@crossroads/messaging';
import type { ErasePerson } from './application/erase-person.handler.ts';
import type { OutreachCommand } from './application/place-referrals.handler.ts';

/** What other services ask of routing. */
export type RoutingCommand = OutreachCommand | ErasePerson;

/** What routing learns from outreach: whom to place, and under which consent; and from intake whom to forget. */
export const consumes: readonly ConsumedEvent<RoutingCommand>[] = [
  onFields(IntakePersonErasedV1, ['referralIds'], ({ data: { referralIds } }) => ({
    type: 'ErasePerson',
    referralIds,
  })),
  onFields(
    OutreachCasePlacementRequestedV1,
    ['consentId', 'needCodes', 'choiceCodes', 'urgency', 'ageBand', 'areaCode', 'language'],
    ({ data }) => {
      const { consentId, needCodes, choiceCodes, urgency, ageBand, areaCode, language } = data;
      return { type: 'RequestPlacements', consentId, needCodes, choiceCodes, urgency, ageBand, areaCode, language };
    },
  ),
  onFields(
    OutreachConsentGrantedV1,
    ['consentId', 'purposeCodes', 'recipientIds', 'recipientClass', 'expiresAt', 'part2'],
    ({ data: { consentId, expiresAt, ...terms } }) => ({
      type: 'RecordConsent',
      consentId,
      terms: {
        purposeCodes: terms.purposeCodes,
        recipientIds: terms.recipientIds,
        recipientClass: terms.recipientClass,
        part2: terms.part2,
        expiresAt: new Date(expiresAt),
      },
    }),
  ),
  onFields(OutreachConsentWithdrawnV1, ['consentId'], ({ data: { consentId } }) => ({
    type: 'EndConsent',
    consentId,
    cause: 'withdrawn',
  })),
  onFields(OutreachConsentExpiredV1, ['consentId'], ({ data: { consentId } }) => ({
    type: 'EndConsent',
    consentId,
    cause: 'expired',
  })),
];
