import { unreachable } from '@crossroads/kernel';
import type { Decider } from '@crossroads/kernel';

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

export const consentCopy: Decider<ConsentCopy, ConsentCommand, ConsentEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
