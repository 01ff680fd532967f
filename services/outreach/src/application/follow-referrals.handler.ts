import { fold } from '@crossroads/kernel';
import type { Received, Tx } from '@crossroads/messaging';
import type { Sites } from '@crossroads/platform';
import { chooseWorker } from '../domain/assignment-policy.ts';
import { isReady } from '../domain/case-begin.ts';
import type { OutreachCommand } from '../domain/case-state.ts';
import { consent, holdsAt } from '../domain/consent.ts';
import { CaseBook } from '../persistence/case.repository.ts';
import {
  loadConsents,
  newConsent,
  saveConsents,
  type ConsentChange,
  type StoredConsent,
} from '../persistence/consent.repository.ts';
import { Roster } from '../persistence/roster.repository.ts';
import { setCaseTimers } from './case-timers.ts';
import { firstAttemptDueAt } from './clocks.ts';
import { setConsentTimers } from './consent-timers.ts';

/** What events of other services ask for. */
export type HeardCommand = Extract<
  OutreachCommand,
  {
    type: 'RecordSubmitted' | 'RecordTriaged' | 'RecordEligible' | 'CloseCase' | 'ReopenCase' | 'RecordPlacement';
  }
>;

type Heard = Received<HeardCommand>;

const FACTS: readonly HeardCommand['type'][] = ['RecordSubmitted', 'RecordTriaged', 'RecordEligible'];

/** Sites of the cases that may begin or end with this batch: their roster will be needed. */
const sitesAtWork = (received: readonly Heard[], book: CaseBook): string[] => {
  const told = new Map<string, Set<HeardCommand['type']>>();
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
    return mayBegin || (state.workerId !== null && types.has('CloseCase')) ? [site] : [];
  });
};

/** Consents of the cases that this batch closes. */
const closingConsents = (received: readonly Heard[], book: CaseBook): string[] =>
  received.flatMap(({ subject, command }) =>
    command.type === 'CloseCase' ? (book.get(subject).state.consentId ?? []) : [],
  );

type Desk = {
  readonly book: CaseBook;
  readonly roster: Roster;
  readonly consentOf: (consentId: string | null, message: Heard) => ConsentChange | undefined;
};

/** A consent as this batch has it so far: changed already, or as it was stored. */
const consentIn =
  (
    stored: ReadonlyMap<string, StoredConsent>,
    changes: ReadonlyMap<string, ConsentChange>,
    book: CaseBook,
  ): Desk['consentOf'] =>
  (consentId, { cause, at }) => {
    const found = stored.get(consentId ?? '');
    const asStored = found && { found, personId: book.get(found.caseId).state.personId, events: [], cause, at };
    return changes.get(consentId ?? '') ?? asStored;
  };

/** A consent ends with the referral that it was given for: providers are asked no more. */
const endConsent = (given: ConsentChange | undefined, { cause, at }: Heard): ConsentChange[] => {
  if (!given) return [];
  const events = consent.decide(fold(consent, given.found.state, given.events), { type: 'CloseConsent' });
  return events.length > 0 ? [{ ...given, events: [...given.events, ...events], cause, at }] : [];
};

/**
 * Follows referrals through the other services and begins outreach as soon as one is submitted, triaged and eligible,
 * in whatever order that was told: consent recorded, providers asked for, a worker chosen.
 */
export class FollowReferralsHandler {
  constructor(private readonly sites: Sites) {}

  async execute(received: readonly Heard[], tx: Tx): Promise<void> {
    const book = await CaseBook.open(
      tx,
      received.map(({ subject, site, at }) => ({ id: subject, site, at })),
    );
    const roster = await Roster.lock(tx, sitesAtWork(received, book));
    const given = await loadConsents(tx, closingConsents(received, book));
    const changes = new Map<string, ConsentChange>();
    const desk = { book, roster, consentOf: consentIn(given, changes, book) };
    for (const message of received)
      for (const change of this.#follow(message, desk)) changes.set(change.found.id, change);
    const consents = [...changes.values()];
    await saveConsents(tx, consents);
    await book.save();
    await roster.save();
    setConsentTimers(tx, consents);
    setCaseTimers(tx, book);
  }

  #follow(message: Heard, desk: Desk): ConsentChange[] {
    const { book, roster } = desk;
    const id = message.subject;
    const { workerId: had, consentId } = book.get(id).state;
    book.decide(id, message.command, message);
    const begun = isReady(book.get(id).state) ? this.#begin(message, book, roster) : [];
    const ended = message.command.type === 'CloseCase' ? endConsent(desk.consentOf(consentId, message), message) : [];
    roster.count(had, book.get(id).state.workerId);
    return [...begun, ...ended];
  }

  #begin({ subject, cause, at }: Heard, book: CaseBook, roster: Roster): ConsentChange[] {
    const { site, state } = book.get(subject);
    const { intakeConsent: terms, personId, urgency } = state;
    const consentHolds = terms !== null && holdsAt(terms, at);
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
