import { fold } from '@crossroads/kernel';
import type { Received, Tx } from '@crossroads/messaging';
import type { Sites } from '@crossroads/platform';
import { chooseWorker } from '../domain/assignment-policy.ts';
import { isReady } from '../domain/case-begin.ts';
import type { OutreachCommand } from '../domain/case-state.ts';
import { validPart } from '../domain/consent-rules.ts';
import { consent } from '../domain/consent.ts';
import { AttemptRow } from '../persistence/attempt.row.ts';
import { CaseBook } from '../persistence/case.repository.ts';
import { newConsent, saveConsents, type ConsentChange, type StoredConsent } from '../persistence/consent.repository.ts';
import { ConsentRow } from '../persistence/consent.row.ts';
import { Roster } from '../persistence/roster.repository.ts';
import { setCaseTimers } from './case-timers.ts';
import { firstAttemptDueAt } from './clocks.ts';
import { CONSENT_EXPIRY, setConsentTimers } from './consent-timers.ts';
import { activeConsents } from './end-consents.ts';

/** What happened to one referral, as other services told. */
type ReferralCommand = Extract<
  OutreachCommand,
  {
    type:
      | 'RecordSubmitted'
      | 'RecordTriaged'
      | 'RecordEligible'
      | 'CloseCase'
      | 'ReopenCase'
      | 'RecordPlacement'
      | 'WakeCase'
      | 'EraseCase';
  }
>;

/** What events of other services ask for. */
export type HeardCommand =
  | Exclude<ReferralCommand, { type: 'EraseCase' | 'WakeCase' }>
  /** Intake found that something happened which concerns the person; `actorId` is who found it. */
  | { readonly type: 'HearSafetyNotice'; readonly actorId: string }
  /** Nothing of the person of these referrals is kept, nor taken in again. */
  | { readonly type: 'ErasePerson'; readonly referralIds: readonly string[] };

type Heard = Received<ReferralCommand>;

/** Whatever the referral was like: after a shooting somebody goes within a day. @source domain.md 3.2 (OUTREACH) */
const AFTER_INCIDENT = 'URGENT';

const heardOf = (message: Received<HeardCommand>, sites: Sites): Heard[] => {
  const { command, site, at } = message;
  switch (command.type) {
    case 'ErasePerson':
      return command.referralIds.map(subject => ({ ...message, subject, command: { type: 'EraseCase' } }));
    case 'HearSafetyNotice': {
      const dueAt = firstAttemptDueAt(sites.get(site), AFTER_INCIDENT, at);
      const wake = { causeCode: 'SAFETY_NOTICE', actorId: command.actorId, firstAttemptDueAt: dueAt };
      return [{ ...message, command: { type: 'WakeCase', ...wake } }];
    }
    default:
      return [{ ...message, command }];
  }
};

const FACTS: readonly ReferralCommand['type'][] = ['RecordSubmitted', 'RecordTriaged', 'RecordEligible'];
const ENDS: readonly ReferralCommand['type'][] = ['CloseCase', 'EraseCase'];

/** Sites of the cases that may begin or end with this batch: their roster will be needed. */
const sitesAtWork = (received: readonly Heard[], book: CaseBook): string[] => {
  const told = new Map<string, Set<ReferralCommand['type']>>();
  for (const { subject, command } of received) {
    told.set(subject, (told.get(subject) ?? new Set()).add(command.type));
  }
  return [...told].flatMap(([id, types]) => {
    const { site, state } = book.get(id);
    const isComplete =
      (state.isSubmitted || types.has('RecordSubmitted')) &&
      (state.isTriaged || types.has('RecordTriaged')) &&
      (state.isEligible || types.has('RecordEligible'));
    const mayBegin = isComplete && FACTS.some(type => types.has(type));
    return mayBegin || (state.workerId !== null && ENDS.some(type => types.has(type))) ? [site] : [];
  });
};

const subjectsOf = (received: readonly Heard[], ...types: ReferralCommand['type'][]): string[] => [
  ...new Set(received.flatMap(({ subject, command }) => (types.includes(command.type) ? [subject] : []))),
];

type Desk = {
  readonly book: CaseBook;
  readonly roster: Roster;
  /** Consents of a case as this batch has them so far: changed already, or as they were stored. */
  readonly consentsOf: (caseId: string, message: Heard) => readonly ConsentChange[];
};

const consentsIn =
  (
    stored: ReadonlyMap<string, StoredConsent>,
    changes: ReadonlyMap<string, ConsentChange>,
    book: CaseBook,
  ): Desk['consentsOf'] =>
  (caseId, { cause, at }) => {
    const asStored = [...stored.values()].filter(({ id }) => !changes.has(id));
    const { personId } = book.get(caseId).state;
    const untouched = asStored.map(found => ({ found, personId, events: [], cause, at }));
    return [...changes.values(), ...untouched].filter(({ found }) => found.caseId === caseId);
  };

/** A consent ends with the referral that it was given for: providers are asked no more. */
const endConsent = (given: ConsentChange, { cause, at }: Heard): ConsentChange[] => {
  const events = consent.decide(fold(consent, given.found.state, given.events), { type: 'CloseConsent' });
  return events.length > 0 ? [{ ...given, events: [...given.events, ...events], cause, at }] : [];
};

/** Removes what belongs to erased cases, and stops their timers. */
const removeErased = async (tx: Tx, caseIds: readonly string[]): Promise<void> => {
  if (caseIds.length === 0) return;
  const consents = await tx.find(ConsentRow, { caseId: caseIds });
  for (const { id } of consents) tx.cancel(CONSENT_EXPIRY, id);
  await tx.remove(ConsentRow, { caseId: caseIds });
  await tx.remove(AttemptRow, { caseId: caseIds });
};

/**
 * Follows referrals through the other services and begins outreach as soon as one is submitted, triaged and eligible,
 * in whatever order that was told: consent recorded, providers asked for, a worker chosen. Drops what it knows of an
 * erased person, also of referrals that it has not heard of yet.
 */
export class FollowReferralsHandler {
  constructor(private readonly sites: Sites) {}

  async execute(messages: readonly Received<HeardCommand>[], tx: Tx): Promise<void> {
    const received = messages.flatMap(message => heardOf(message, this.sites));
    const book = await CaseBook.open(
      tx,
      received.map(({ subject, site, at }) => ({ id: subject, site, at })),
    );
    const roster = await Roster.lock(tx, sitesAtWork(received, book));
    const given = await activeConsents(tx, subjectsOf(received, 'CloseCase'));
    const changes = new Map<string, ConsentChange>();
    const desk = { book, roster, consentsOf: consentsIn(given, changes, book) };
    for (const message of received)
      for (const change of this.#follow(message, desk)) changes.set(change.found.id, change);
    const erased = subjectsOf(received, 'EraseCase');
    const consents = [...changes.values()].filter(({ found }) => !erased.includes(found.caseId));
    await saveConsents(tx, consents);
    await book.save();
    await roster.save();
    setConsentTimers(tx, consents);
    setCaseTimers(tx, book);
    await removeErased(tx, erased);
  }

  #follow(message: Heard, desk: Desk): ConsentChange[] {
    const { book, roster } = desk;
    const id = message.subject;
    const { workerId: had } = book.get(id).state;
    book.decide(id, message.command, message);
    const begun = isReady(book.get(id).state) ? this.#begin(message, book, roster) : [];
    const isClosed = message.command.type === 'CloseCase';
    const ended = isClosed ? desk.consentsOf(id, message).flatMap(given => endConsent(given, message)) : [];
    roster.count(had, book.get(id).state.workerId);
    return [...begun, ...ended];
  }

  #begin({ subject, cause, at }: Heard, book: CaseBook, roster: Roster): ConsentChange[] {
    const { site, state } = book.get(subject);
    const { intakeConsent: terms, personId, urgency } = state;
    const consentHolds = terms !== null && validPart(terms, at) !== undefined;
    const assignment = chooseWorker(roster.of(site), state);
    const dueAt = firstAttemptDueAt(this.sites.get(site), urgency, at);
    const command = { type: 'StartOutreach', assignment, firstAttemptDueAt: dueAt, consentHolds } as const;
    book.decide(subject, command, { cause, at });
    if (terms === null || !consentHolds) return [];
    const found = newConsent(terms.consentId, { site, caseId: subject, createdAt: at });
    const events = consent.decide(found.state, { type: 'RecordIntakeConsent', terms, at });
    return [{ found, personId, events, cause, at }];
  }
}
