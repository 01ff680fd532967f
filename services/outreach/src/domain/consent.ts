import { unreachable, type Decider } from '@crossroads/kernel';
import type { ConsentTerms } from './consent-terms.ts';
import { checkTerms, isOver, marked, validPart } from './consent-rules.ts';

/** One consent. Once ended it never revives: a new yes is a new consent. */
export type Consent =
  | { readonly status: 'none' }
  | { readonly status: 'active'; readonly terms: ConsentTerms }
  | {
      readonly status: 'withdrawn';
      readonly terms: ConsentTerms;
      readonly withdrawnAt: Date;
      readonly stopBy: Date;
      readonly tellBy: Date;
    }
  | { readonly status: 'expired'; readonly terms: ConsentTerms };

export type ConsentCommand =
  /** As signed on the referral's form: recorded as far as it holds here, if it does. */
  | { readonly type: 'RecordIntakeConsent'; readonly terms: ConsentTerms; readonly at: Date }
  | { readonly type: 'GrantConsent'; readonly terms: ConsentTerms; readonly at: Date; readonly actorId: string }
  | { readonly type: 'WithdrawConsent'; readonly at: Date; readonly actorId: string }
  | { readonly type: 'ExpireConsent'; readonly at: Date }
  /** The referral that it was given for has ended. */
  | { readonly type: 'CloseConsent' };

export type ConsentEvent =
  | { readonly type: 'ConsentGranted'; readonly terms: ConsentTerms; readonly actorId: string }
  | {
      readonly type: 'ConsentWithdrawn';
      readonly terms: ConsentTerms;
      readonly withdrawnAt: Date;
      readonly stopBy: Date;
      readonly tellBy: Date;
      readonly actorId: string;
    }
  | { readonly type: 'ConsentExpired'; readonly terms: ConsentTerms };

const HOUR_MS = 3_600_000;

/** Sharing has stopped after this many hours. @source R16 */
export const STOP_WITHIN_HOURS = 1;

/** Every recipient knows after this many hours. @source domain.md 3.2 (CONSENT_WITHDRAWN) */
export const TELL_WITHIN_HOURS = 24;

const recordIntake = ({ terms, at }: { readonly terms: ConsentTerms; readonly at: Date }): ConsentEvent[] => {
  const valid = validPart(terms, at);
  return valid ? [{ type: 'ConsentGranted', terms: valid, actorId: 'SYSTEM' }] : [];
};

const withdraw = (state: Consent, { at, actorId }: { readonly at: Date; readonly actorId: string }): ConsentEvent[] => {
  if (state.status !== 'active') return [];
  const after = (hours: number): Date => new Date(at.getTime() + hours * HOUR_MS);
  const [stopBy, tellBy] = [after(STOP_WITHIN_HOURS), after(TELL_WITHIN_HOURS)];
  return [{ type: 'ConsentWithdrawn', terms: state.terms, withdrawnAt: at, stopBy, tellBy, actorId }];
};

const decide = (state: Consent, command: ConsentCommand): readonly ConsentEvent[] => {
  switch (command.type) {
    case 'RecordIntakeConsent':
      return state.status === 'none' ? recordIntake(command) : [];
    case 'GrantConsent': {
      if (state.status !== 'none') return [];
      const { at, actorId } = command;
      const terms = marked(command.terms);
      checkTerms(terms, at, actorId);
      return [{ type: 'ConsentGranted', terms, actorId }];
    }
    case 'WithdrawConsent':
      return withdraw(state, command);
    case 'ExpireConsent':
      if (state.status !== 'active' || !isOver(state.terms, command.at)) return [];
      return [{ type: 'ConsentExpired', terms: state.terms }];
    case 'CloseConsent':
      return state.status === 'active' ? [{ type: 'ConsentExpired', terms: state.terms }] : [];
    default:
      return unreachable(command);
  }
};

const evolve = (_: Consent, event: ConsentEvent): Consent => {
  const { terms } = event;
  switch (event.type) {
    case 'ConsentGranted':
      return { status: 'active', terms };
    case 'ConsentWithdrawn': {
      const { withdrawnAt, stopBy, tellBy } = event;
      return { status: 'withdrawn', terms, withdrawnAt, stopBy, tellBy };
    }
    case 'ConsentExpired':
      return { status: 'expired', terms };
    default:
      return unreachable(event);
  }
};

/** One consent: given, then withdrawn, run out, or over with the referral that it was given for. */
export const consent: Decider<Consent, ConsentCommand, ConsentEvent> = { initial: { status: 'none' }, decide, evolve };
