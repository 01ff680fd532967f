import { readFileSync } from 'node:fs';
import { consumes } from '../consumes.ts';
import { reviewTriggers } from '../domain/review-triggers.ts';
import { screeningInput } from '../domain/screening-input.ts';
import { screeningParts } from '../parts.ts';
import { RuleBook, readRuleSets } from './rule-book.ts';
import { Sites } from '@crossroads/platform';

// No service depends on signing: what a person signed, or not, reaches no rule. @source assurance.md 6.3 V3
const folder = new URL('../../rule-sets', import.meta.url).pathname;
const sample = new URL('../../../../libs/contracts/src/intake/referral-triaged.v1.json', import.meta.url);
const event = JSON.parse(readFileSync(sample, 'utf8')) as { readonly data: object };
const today = '2026-11-20';

const found = async (more: object): Promise<unknown> => {
  const told = { ...event, data: { ...event.data, ...more } };
  const command = consumes.find(({ type }) => type === 'intake.referral.triaged.v1')?.toCommand(told);
  if (command?.type !== 'ScreenReferral') throw new Error('nothing to screen');
  const rules = new RuleBook(await readRuleSets(folder)).inForce('abq', today);
  const triggers = reviewTriggers(command.facts, ['en', 'es']);
  const input = screeningInput(command.facts, triggers, { factors: rules.factors, today });
  return { input, answer: await rules.evaluate(input) };
};

describe('screening', () => {
  it('hears of no consent at all', () => {
    const parts = screeningParts({
      clock: { now: () => new Date() },
      newId: () => '',
      sites: new Sites([]),
      rules: new RuleBook([]),
    });
    expect(parts.topics).toEqual(['help.intake.referral.v1', 'help.intake.person.v1', 'help.intake.staff.v1']);
    expect(consumes.filter(({ type }) => /consent|outreach|submitted/.test(type))).toEqual([]);
  });

  const signed = { consentId: 'consent-1', purposeCodes: ['SERVICE'], part2: true };
  it.each([
    ['null', { consent: null }],
    ['false', { consent: false, consentStatus: 'REFUSED' }],
    ['signed', { consent: signed, consentStatus: 'GRANTED' }],
    ['withdrawn', { consent: signed, consentStatus: 'WITHDRAWN', withdrawnAt: '2026-11-19T00:00:00.000Z' }],
  ])('finds the same when a consent is %s', async (_, more) => expect(await found(more)).toEqual(await found({})));
});
