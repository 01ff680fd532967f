import { unreachable } from '@crossroads/kernel';
import type { Decider } from '@crossroads/kernel';
import type { Sensitivity } from './sensitivity.ts';

/** What the person allowed, as outreach told it. Identity is no part of it. */
export type ConsentTerms = {
  readonly purposeCodes: readonly string[];
  readonly recipientIds: readonly string[];
  readonly recipientClass: string | null;
  readonly expiresAt: Date;
  /** Substance-use records may be spoken of. @source 42 CFR Part 2 */
  readonly part2: boolean;
};

/** Routing's copy of one consent. `awaited`: a request named it before outreach told of it. */
export type ConsentCopy =
  | { readonly status: 'none' | 'awaited' | 'withdrawn' | 'expired' }
  | { readonly status: 'granted'; readonly terms: ConsentTerms };

export type ConsentCommand =
  | { readonly type: 'AwaitConsent' }
  | { readonly type: 'RecordConsent'; readonly terms: ConsentTerms }
  | { readonly type: 'EndConsent'; readonly cause: 'withdrawn' | 'expired' };

export type ConsentEvent =
  | { readonly type: 'ConsentAwaited' }
  | { readonly type: 'ConsentRecorded'; readonly terms: ConsentTerms }
  | { readonly type: 'ConsentEnded'; readonly cause: 'withdrawn' | 'expired' };

const isKnown = (consent: ConsentCopy): boolean => consent.status !== 'none' && consent.status !== 'awaited';

/** A consent that ended never revives, also when its grant arrives after its end. @source domain.md 13 T17, architecture.md 15 */
const decide = (consent: ConsentCopy, command: ConsentCommand): readonly ConsentEvent[] => {
  switch (command.type) {
    case 'AwaitConsent':
      return consent.status === 'none' ? [{ type: 'ConsentAwaited' }] : [];
    case 'RecordConsent':
      return isKnown(consent) ? [] : [{ type: 'ConsentRecorded', terms: command.terms }];
    case 'EndConsent':
      return hasEnded(consent) ? [] : [{ type: 'ConsentEnded', cause: command.cause }];
    default:
      return unreachable(command);
  }
};

const evolve = (_: ConsentCopy, event: ConsentEvent): ConsentCopy => {
  switch (event.type) {
    case 'ConsentAwaited':
      return { status: 'awaited' };
    case 'ConsentRecorded':
      return { status: 'granted', terms: event.terms };
    case 'ConsentEnded':
      return { status: event.cause };
    default:
      return unreachable(event);
  }
};

/** True when the consent was withdrawn or ran out: nothing may be shared under it. */
export const hasEnded = (consent: ConsentCopy): boolean =>
  consent.status === 'withdrawn' || consent.status === 'expired';

/** A class of recipients is enough for an offer without identity. @source architecture.md 15 */
export const PROVIDERS = 'SERVICE_PROVIDERS';

/** What is to be shared: with whom, when, and what it tells by itself. */
export type Share = {
  readonly providerId: string;
  readonly sensitivities: readonly Sensitivity[];
  readonly at: Date;
};

/** True when the consent is in force and names the organisation itself. */
export const namesRecipient = (consent: ConsentCopy, { providerId, at }: Omit<Share, 'sensitivities'>): boolean =>
  consent.status === 'granted' && at < consent.terms.expiresAt && consent.terms.recipientIds.includes(providerId);

const needsPart2 = (sensitivities: readonly Sensitivity[]): boolean =>
  sensitivities.includes('PART2') || sensitivities.includes('UNKNOWN_SENSITIVITY');

/**
 * Why nothing may be shared under this consent; none: it is in force and covers it. Treatment, victim services and what is
 * not known to be neither need the organisation named.
 * @source architecture.md 15; domain.md 9 (R10); 42 CFR 2.31; 28 CFR 94.115
 */
export const consentFailure = (consent: ConsentCopy, share: Share): string | undefined => {
  if (consent.status !== 'granted') return consent.status === 'withdrawn' ? 'CONSENT_WITHDRAWN' : 'CONSENT_NOT_ACTIVE';
  const { purposeCodes, recipientClass, expiresAt, part2 } = consent.terms;
  if (share.at >= expiresAt) return 'CONSENT_EXPIRED';
  if (!purposeCodes.includes('SERVICE')) return 'PURPOSE_NOT_COVERED';
  const isNamed = namesRecipient(consent, share);
  if (!isNamed && recipientClass !== PROVIDERS) return 'RECIPIENT_NOT_COVERED';
  if (needsPart2(share.sensitivities) && !part2) return 'PART2_NOT_COVERED';
  return share.sensitivities.length > 0 && !isNamed ? 'RECIPIENT_NOT_NAMED' : undefined;
};

export const consentCopy: Decider<ConsentCopy, ConsentCommand, ConsentEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
