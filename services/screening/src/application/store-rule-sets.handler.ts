import type { Tx } from '@crossroads/messaging';
import { RuleSetRow } from '../persistence/rule-set.row.ts';
import type { RuleBook } from './rule-book.ts';

/** Keeps the text of every rule set in force or to come under its hash. Safe to repeat. */
export class StoreRuleSetsHandler {
  constructor(private readonly rules: RuleBook) {}

  async execute(at: Date, tx: Tx): Promise<void> {
    const { ruleSets } = this.rules;
    const known = await tx.find(RuleSetRow, { id: ruleSets.map(({ id }) => id) });
    const added = ruleSets
      .filter(({ id }) => !known.some(row => row.id === id))
      .map(({ id, version, text }) =>
        Object.assign(new RuleSetRow(), { id, ruleSetVersion: version, content: text, storedAt: at }),
      );
    await tx.insert(RuleSetRow, added);
  }
}
