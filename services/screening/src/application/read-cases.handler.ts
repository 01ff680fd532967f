import { RuleViolation } from '@crossroads/kernel';
import { CaseQueries, type CaseFilter } from '../persistence/case.queries.ts';
import type { CaseRow } from '../persistence/case.row.ts';
import type { ReceiptRow } from '../persistence/receipt.row.ts';
import { ruleSetOf, type RuleSet } from './rule-book.ts';

const unknown = (): never => {
  throw new RuleViolation('screening.case-unknown', 'There is no such case or receipt');
};

/** A receipt with the rules that it was decided by. */
export type ReceiptWithRules = { readonly receipt: ReceiptRow; readonly rules: RuleSet };

/** What a receipt's own rules say to its own input now. */
export type Replay = { readonly same: boolean; readonly result: string; readonly ruleSetVersion: string };

/** Reads cases, and receipts with the rules of their day. */
export class ReadCasesHandler {
  constructor(private readonly queries: CaseQueries) {}

  async list(filter: CaseFilter): Promise<readonly CaseRow[]> {
    return this.queries.list(filter);
  }

  /** @throws {RuleViolation} `screening.case-unknown`, also for a case of another site */
  async one(site: string, id: string): Promise<CaseRow> {
    return (await this.queries.one(site, id)) ?? unknown();
  }

  /** @throws {RuleViolation} `screening.case-unknown`, also for a receipt of another site */
  async receipt(site: string, id: string): Promise<ReceiptWithRules> {
    const receipt = (await this.queries.receipt(site, id)) ?? unknown();
    const stored = await this.queries.ruleSet(receipt.ruleSetId);
    if (!stored) throw new Error(`rule set ${receipt.ruleSetVersion} of a receipt is not stored`);
    return { receipt, rules: ruleSetOf(stored.content) };
  }

  /** Runs a receipt's own rules on its own input once more. */
  async replay(site: string, id: string): Promise<Replay> {
    const { receipt, rules } = await this.receipt(site, id);
    const answer = await rules.evaluate(receipt.input);
    const sameCriteria = receipt.criteria.every(({ code, outcome }) => answer.outcomes[code] === outcome);
    const same = sameCriteria && answer.result === receipt.result;
    return { same, result: answer.result, ruleSetVersion: rules.version };
  }
}
