import type { SensitivityFlag } from '../people/sensitivity.ts';
import { letsKnow, type KnownConsent } from './consent.ts';
import type { OfferHolder } from './offer-holder.ts';

/** What a provider may learn of a person for. */
export const DISCLOSURE_PURPOSE = 'service';

/** What a disclosure hangs on. */
export type DisclosureQuestion = {
  readonly offer: OfferHolder | undefined;
  readonly consents: readonly KnownConsent[];
  readonly flags: readonly SensitivityFlag[];
  readonly purpose: string;
  readonly at: Date;
};

/** The organisation that may be told who the person is now, and the consent that it rests on. */
export type Ground = { readonly orgId: string; readonly consent: KnownConsent };

/**
 * On which ground the provider of an offer may know who the person is: its own yes, and a consent in force that names it.
 * None is no.
 * @source R10; domain.md 5; 28 CFR 94.115; 42 CFR 2.31
 */
export const groundOf = ({ offer, consents, flags, purpose, at }: DisclosureQuestion): Ground | undefined => {
  const orgId = offer?.providerId;
  if (offer?.status !== 'accepted' || !orgId || purpose !== DISCLOSURE_PURPOSE) return undefined;
  const consent = consents.find(one => letsKnow(one, { orgId, flags, at }));
  return consent && { orgId, consent };
};

/** A sentence that goes with a disclosure, in the site's languages. */
export type Notice = { readonly code: string; readonly en: string; readonly es: string };

const PART2: Notice = {
  code: 'PART2_NO_REDISCLOSURE',
  en: '42 CFR part 2 prohibits unauthorized use or disclosure of these records.',
  es: 'La parte 2 del título 42 del CFR prohíbe el uso o la divulgación no autorizados de estos registros.',
};

const VICTIM_SERVICES: Notice = {
  code: 'VICTIM_SERVICES_NO_REDISCLOSURE',
  en: 'Federal law (28 CFR 94.115) forbids passing this on without the person’s own written consent.',
  es: 'La ley federal (28 CFR 94.115) prohíbe transmitir estos datos sin el consentimiento escrito de la persona.',
};

/** What must be said with a disclosure; of a record of which nobody knows, everything. @source R11; 42 CFR 2.32(a)(2) */
export const noticesOf = (flags: readonly SensitivityFlag[]): readonly Notice[] => {
  const isUnknown = flags.includes('UNKNOWN_SENSITIVITY');
  return [
    ...(isUnknown || flags.includes('PART2') ? [PART2] : []),
    ...(isUnknown || flags.includes('VICTIM_SERVICES') ? [VICTIM_SERVICES] : []),
  ];
};
