import { createHash } from 'node:crypto';
import { fold, type NewId } from '@crossroads/kernel';
import type { Received, Tx } from '@crossroads/messaging';
import { addBusinessDays, localDate, siteOf, type Site, type Sites } from '@crossroads/platform';
import { criteriaOf, eligibleReasons, reviewReasons } from '../domain/decision-receipt.ts';
import { reviewTriggers } from '../domain/review-triggers.ts';
import { screeningCase, type Screening, type ScreeningCommand, type ScreeningEvent } from '../domain/screening-case.ts';
import { screeningInput, type ScreeningFacts } from '../domain/screening-input.ts';
import { loadCases, saveCases } from '../persistence/case.repository.ts';
import { ReceiptRow } from '../persistence/receipt.row.ts';
import type { RuleBook } from './rule-book.ts';

/** What intake's events ask for. */
export type IntakeCommand =
  | {
      readonly type: 'ScreenReferral';
      readonly personId: string;
      readonly urgency: string;
      readonly receivedAt: Date;
      readonly facts: ScreeningFacts;
    }
  | { readonly type: 'CloseCase'; readonly causeCode: string }
  /** Nothing of the person of these referrals is kept, nor taken in again. */
  | { readonly type: 'ErasePerson'; readonly referralIds: readonly string[] };

type ToScreen = Received<Extract<IntakeCommand, { type: 'ScreenReferral' }>>;
type Ready = { readonly command: ScreeningCommand; readonly receipt?: ReceiptRow };

const HOUR_MS = 3_600_000;

/** When screening should be done. @source domain.md 3.2, architecture.md 15 (PRIORITY clocks) */
const screeningDueAt = (site: Site, urgency: string, at: Date): Date => {
  if (urgency === 'URGENT') return new Date(at.getTime() + 4 * HOUR_MS);
  return addBusinessDays(site, at, urgency === 'PRIORITY' ? 1 : 2);
};

const hashOf = (value: object): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Cases that a message is about: its subject, or every case of a person. */
const casesOf = ({ subject, command }: Received<IntakeCommand>): readonly string[] =>
  command.type === 'ErasePerson' ? command.referralIds : [subject];

type Changes = Map<string, { events: ScreeningEvent[]; at: Date }>;

const erasedIn = (changes: Changes): string[] =>
  [...changes].flatMap(([id, { events }]) => (events.some(({ type }) => type === 'CaseErased') ? [id] : []));

/**
 * Screens triaged referrals with the rules in force and keeps a receipt for each; closes what intake closed; drops what
 * it knows of an erased person, also of referrals that it has not heard of yet.
 */
export class ScreenReferralsHandler {
  constructor(
    private readonly rules: RuleBook,
    private readonly sites: Sites,
    private readonly newId: NewId,
  ) {}

  async execute(received: readonly Received<IntakeCommand>[], tx: Tx): Promise<void> {
    const about = received.flatMap((message, index) => casesOf(message).map(id => ({ id, index, message })));
    const [cases, ready] = await Promise.all([
      loadCases(
        tx,
        about.map(({ id, message: { site, at } }) => ({ id, site, at })),
      ),
      Promise.all(received.map(message => this.#prepare(message))),
    ]);
    const changes: Changes = new Map();
    const receipts: ReceiptRow[] = [];
    const published = about.map(({ id, index, message: { cause, at } }) => {
      const found = cases.get(id);
      const prepared = ready[index];
      if (!found || !prepared) return { id, cause, events: [] };
      const change = changes.get(id) ?? { events: [], at };
      const events = screeningCase.decide(fold(screeningCase, found.state, change.events), prepared.command);
      changes.set(id, { events: [...change.events, ...events], at });
      if (prepared.receipt && events.length > 0) receipts.push(prepared.receipt);
      return { id, cause, events };
    });
    await tx.insert(ReceiptRow, receipts);
    const erased = erasedIn(changes);
    if (erased.length > 0) await tx.remove(ReceiptRow, { caseId: erased });
    await saveCases(tx, { cases, changes, published });
  }

  async #prepare(received: Received<IntakeCommand>): Promise<Ready> {
    const { command } = received;
    switch (command.type) {
      case 'ScreenReferral':
        return this.#screen({ ...received, command });
      case 'CloseCase':
        return { command };
      case 'ErasePerson':
        return { command: { type: 'EraseCase' } };
    }
  }

  async #screen({ command, subject, site: code, at }: ToScreen): Promise<Ready> {
    const site = siteOf(this.sites, code);
    const today = localDate(site, at);
    const rules = this.rules.inForce(code, today);
    const triggers = reviewTriggers(command.facts, site.servedLanguages);
    const input = screeningInput(command.facts, triggers, { factors: rules.factors, today });
    const answer = await rules.evaluate(input);
    const receivedOn = localDate(site, command.receivedAt);
    const isEligible = answer.result !== 'REVIEW_REQUIRED';
    const screening: Screening = {
      result: answer.result,
      reasonCodes: isEligible ? eligibleReasons(rules.criteria, answer) : [],
      triggerCodes: isEligible ? [] : reviewReasons(rules.criteria, answer, input),
      ruleSetVersion: rules.version,
      receiptId: this.newId(),
    };
    const receipt = Object.assign(new ReceiptRow(), {
      id: screening.receiptId,
      site: code,
      caseId: subject,
      ruleSetId: rules.id,
      ruleSetVersion: rules.version,
      input,
      inputHash: hashOf(input),
      criteria: criteriaOf(rules.criteria, answer, { facts: command.facts.facts, today, receivedOn }),
      result: answer.result,
      reasonCodes: isEligible ? screening.reasonCodes : screening.triggerCodes,
      decidedAt: at,
    });
    const { personId, urgency } = command;
    const dueAt = screeningDueAt(site, urgency, at);
    return { command: { type: 'ScreenReferral', personId, urgency, dueAt, screening }, receipt };
  }
}
