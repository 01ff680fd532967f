import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ZenEngine, type ZenDecision } from '@gorules/zen-engine';
import type { CriterionRule, RuleAnswer } from '../domain/decision-receipt.ts';
import type { ScreeningInput } from '../domain/screening-input.ts';
import { parseRuleSet, type RuleSetFile } from './rule-set-file.ts';

/** A rule set in force: its text is kept by content hash, so that an old receipt replays after the file changed. */
export type RuleSet = {
  /** SHA-256 of the file's text, hex. */
  readonly id: string;
  /** Such as `abq-1@3f9c2a1b77de`. */
  readonly version: string;
  readonly text: string;
  readonly file: RuleSetFile;
  readonly factors: readonly string[];
  readonly criteria: readonly CriterionRule[];
  readonly evaluate: (input: ScreeningInput) => Promise<RuleAnswer>;
};

const engine = new ZenEngine();

const answerOf = async (decision: ZenDecision, input: ScreeningInput): Promise<RuleAnswer> => {
  const { result } = await decision.evaluate(input);
  return { result: result.result, outcomes: result.criteria };
};

/** Compiles a rule set from its text. @throws {TypeError} naming the place where the file is not a rule set */
export const ruleSetOf = (text: string): RuleSet => {
  const file = parseRuleSet(text);
  const id = createHash('sha256').update(text).digest('hex');
  const decision = engine.createDecision(file.model);
  return {
    id,
    version: `${file.ruleSet}@${id.slice(0, 12)}`,
    text,
    file,
    factors: [...new Set(file.criteria.flatMap(criterion => criterion.factors))],
    criteria: file.criteria,
    evaluate: input => answerOf(decision, input),
  };
};

/** Every rule set of a folder. */
export const readRuleSets = async (folder: string): Promise<readonly RuleSet[]> => {
  const names = (await readdir(folder)).filter(name => name.endsWith('.json')).toSorted();
  return Promise.all(names.map(async name => ruleSetOf(await readFile(join(folder, name), 'utf8'))));
};

/** Which rules count where and when. */
export class RuleBook {
  constructor(readonly ruleSets: readonly RuleSet[]) {}

  /** The newest rule set of the site whose first day has come. @throws {Error} when the site has none */
  inForce(site: string, today: string): RuleSet {
    const [newest] = this.ruleSets
      .filter(({ file }) => file.sites.includes(site) && file.effectiveFrom <= today)
      .toSorted((a, b) => b.file.effectiveFrom.localeCompare(a.file.effectiveFrom));
    if (!newest) throw new Error(`no rule set is in force for site ${site} on ${today}`);
    return newest;
  }
}
