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
  | { readonly type: 'CloseCase'; readonly causeCode: string };

type ToScreen = Received<Extract<IntakeCommand, { type: 'ScreenReferral' }>>;
type Ready = { readonly command: ScreeningCommand; readonly receipt?: ReceiptRow };

const HOUR_MS = 3_600_000;

/** When screening should be done. @source domain.md 3.2, architecture.md 15 (PRIORITY clocks) */
const screeningDueAt = (site: Site, urgency: string, at: Date): Date => {
  if (urgency === 'URGENT') return new Date(at.getTime() + 4 * HOUR_MS);
  return addBusinessDays(site, at, urgency === 'PRIORITY' ? 1 : 2);
};

const hashOf = (value: object): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Screens triaged referrals with the rules in force and keeps a receipt for each; closes what intake closed. */
export class ScreenReferralsHandler {
  constructor(
    private readonly rules: RuleBook,
    private readonly sites: Sites,
    private readonly newId: NewId,
  ) {}

  async execute(received: readonly Received<IntakeCommand>[], tx: Tx): Promise<void> {
    const wanted = received.map(({ subject, site, at }) => ({ id: subject, site, at }));
    const [cases, ready] = await Promise.all([
      loadCases(tx, wanted),
      Promise.all(received.map(message => this.#prepare(message))),
    ]);
    const changes = new Map<string, { events: ScreeningEvent[]; at: Date }>();
    const published = received.map(({ subject, cause, at }, index) => {
      const found = cases.get(subject);
      const command = ready[index]?.command;
      if (!found || !command) return { id: subject, cause, events: [] };
      const change = changes.get(subject) ?? { events: [], at };
      const events = screeningCase.decide(fold(screeningCase, found.state, change.events), command);
      changes.set(subject, { events: [...change.events, ...events], at });
      return { id: subject, cause, events };
    });
    await tx.insert(
      ReceiptRow,
      ready.flatMap(({ receipt }) => receipt ?? []),
    );
    await saveCases(tx, { cases, changes, published });
  }

  async #prepare(received: Received<IntakeCommand>): Promise<Ready> {
    const { command } = received;
    return command.type === 'CloseCase' ? { command } : this.#screen({ ...received, command });
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
