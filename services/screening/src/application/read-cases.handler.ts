import type { Reading } from '@crossroads/messaging';
import type { Access } from '@crossroads/platform';
import type { EntityManager } from 'typeorm';
import { CaseQueries, type CaseFilter } from '../persistence/case.queries.ts';
import type { CaseRow } from '../persistence/case.row.ts';
import type { ReceiptRow } from '../persistence/receipt.row.ts';
import { ruleSetOf, type RuleSet } from './rule-book.ts';
import { caseStanding, receiptStanding } from './standings.ts';

/** Problem code of every record that the asker cannot have. */
const missing = 'screening.case-unknown';

/** A receipt with the rules that it was decided by. */
export type ReceiptWithRules = { readonly receipt: ReceiptRow; readonly rules: RuleSet };

/** What a receipt's own rules say to its own input now. */
export type Replay = { readonly same: boolean; readonly result: string; readonly ruleSetVersion: string };

const opened = async (db: EntityManager, access: Access, id: string): Promise<ReceiptWithRules> => {
  const queries = new CaseQueries(db);
  const receipt = await queries.receipt(id);
  access.on({ type: 'DecisionReceipt', id, missing }, receiptStanding(receipt));
  const stored = receipt && (await queries.ruleSet(receipt.ruleSetId));
  if (!stored) throw new Error(`rule set ${receipt?.ruleSetVersion} of a receipt is not stored`);
  return { receipt, rules: ruleSetOf(stored.content) };
};

/** Reads cases, and receipts with the rules of their day. */
export class ReadCasesHandler {
  constructor(private readonly reading: Reading) {}

  /** Cases of the asker's site, where the asker may list those of a site. */
  list(access: Access, filter: Omit<CaseFilter, 'site'>): Promise<readonly CaseRow[]> {
    const { site } = access.actor;
    const isAllowed = access.door.scopes.includes('site');
    return this.reading.run(access, async db => (isAllowed ? new CaseQueries(db).list({ ...filter, site }) : []));
  }

  /** @throws {Problem} `screening.case-unknown`, also for a case that the asker may not know of */
  one(access: Access, id: string): Promise<CaseRow> {
    return this.reading.run(access, async db => {
      const found = await new CaseQueries(db).one(id);
      access.on({ type: 'ScreeningCase', id, missing }, caseStanding(found));
      if (!found) throw new TypeError('a missing case was allowed');
      return found;
    });
  }

  /** @throws {Problem} `screening.case-unknown`, also for a receipt that the asker may not know of */
  receipt(access: Access, id: string): Promise<ReceiptWithRules> {
    return this.reading.run(access, db => opened(db, access, id));
  }

  /** Runs a receipt's own rules on its own input once more. */
  async replay(access: Access, id: string): Promise<Replay> {
    const { receipt, rules } = await this.reading.run(access, db => opened(db, access, id));
    const answer = await rules.evaluate(receipt.input);
    const sameCriteria = receipt.criteria.every(({ code, outcome }) => answer.outcomes[code] === outcome);
    const same = sameCriteria && answer.result === receipt.result;
    return { same, result: answer.result, ruleSetVersion: rules.version };
  }
}
