import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RuleBook, readRuleSets, ruleSetOf } from '../../../services/screening/src/application/rule-book.ts';
import { compare } from '../demo-compare.ts';
import { demoLines, expectedLines } from '../demo-lines.ts';
import type { Mismatch } from '../demo-compare.ts';
import type { DemoLine } from '../demo-lines.ts';
import { repository } from '../environment.ts';
import { Walk } from './walk.ts';

const folder = join(repository, 'services/screening/rule-sets');
const noon = new Date('2026-11-20T19:00:00.000Z');
const expected = new Map(expectedLines().map(line => [line.line, line]));

const mismatchesUnder = async (rules: RuleBook, now: Date): Promise<readonly Mismatch[]> => {
  const walk = new Walk(rules, now);
  const found: Mismatch[] = [];
  for (const line of demoLines()) {
    const wanted = expected.get(line.line);
    if (!wanted) throw new Error(`nothing is expected of line ${line.line}`);
    found.push(...compare(wanted, await walk.outcomeOf(line)));
  }
  return found;
};

type Fact = { readonly factorCode: string; readonly answer: string };
const CRITERIA = [
  'SHOT_OR_STABBED',
  'SHOT_AT',
  'CLOSE_ASSOCIATE_OF_VICTIM',
  'THREAT_CREDIBLE',
  'RETALIATION_TALK_CREDIBLE',
  'DISPUTE_LEVEL_TWO_HIGH',
  'IMMINENT_RELEASE_TO_LIVE_DISPUTE',
];
const restsOnThreatAlone = ({ body }: DemoLine): boolean => {
  const yes = (body['facts'] as readonly Fact[])
    .filter(({ answer }) => answer === 'yes')
    .map(({ factorCode }) => factorCode);
  const telling = yes.filter(factor => CRITERIA.includes(factor));
  return telling.length > 0 && telling.every(factor => factor === 'THREAT_CREDIBLE');
};

/** What must come out otherwise on a line when a credible threat no longer counts, told from the expectations alone. */
const fieldsHit = ({ line }: DemoLine): readonly string[] => {
  const wanted = expected.get(line);
  if (!wanted || wanted.result === null) return [];
  if (wanted.result === 'REVIEW_REQUIRED') return ['reviewReasons'];
  return ['finalState', 'result', 'reviewReasons', ...(wanted.needs.length > 0 ? ['needs', 'permitted'] : [])];
};

describe('the demo referrals under the deciders of the services', () => {
  it('come out as written by hand', async () => {
    expect(await mismatchesUnder(new RuleBook(await readRuleSets(folder)), noon)).toEqual([]);
  });

  it.each([
    '2026-03-08T08:30:00.000Z',
    '2026-11-01T07:30:00.000Z',
    '2028-02-29T06:55:00.000Z',
    '2027-01-01T07:05:00.000Z',
  ])('come out the same when first sent at %s', async instant => {
    expect(await mismatchesUnder(new RuleBook(await readRuleSets(folder)), new Date(instant))).toEqual([]);
  });

  it('show exactly the mismatches that follow when one rule changes', async () => {
    const text = readFileSync(join(folder, 'abq-1.json'), 'utf8');
    const changed = text.replace('days.THREAT_CREDIBLE <= 30', 'days.THREAT_CREDIBLE <= 0');
    expect(changed).not.toBe(text);
    const others = (await readRuleSets(folder)).filter(({ file }) => file.ruleSet !== 'abq-1');
    const found = await mismatchesUnder(new RuleBook([...others, ruleSetOf(changed)]), noon);

    const hit = demoLines().filter(line => line.site === 'abq' && restsOnThreatAlone(line));
    const following = hit.flatMap(line => fieldsHit(line).map(field => `${line.line} ${field}`));
    expect(following.length).toBeGreaterThan(10);
    expect(found.map(({ line, field }) => `${line} ${field}`).toSorted()).toEqual(following.toSorted());
  });
});
