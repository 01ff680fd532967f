import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseMismatches, demoCases, demoNotices } from '../demo-cases.ts';
import { demoLines } from '../demo-lines.ts';
import { demoFolder, demoPeople } from '../people.ts';

type Subject = { readonly givenName: string; readonly familyName: string; readonly identifiers: readonly object[] };
type Body = { readonly subject: Subject; readonly textId?: string; readonly language?: string };
type Text = { readonly textId: string; readonly site: string; readonly language: string; readonly approvedAt: string };

const cases = demoCases();
const notices = demoNotices();
const subjectOf = (body: unknown): Subject => (body as Body).subject;
const texts = JSON.parse(readFileSync(join(demoFolder, 'notice-texts.json'), 'utf8')) as { noticeTexts: Text[] };
const people = new Map(demoPeople().map(person => [person.handle, person]));

describe('the demo of the neutral and enforcement planes', () => {
  it('is done by people of that plane and site, who may act there', () => {
    for (const { as } of notices) expect(people.get(as)).toMatchObject({ plane: 'neutral', role: 'notification-team' });
    for (const { acts, site } of cases)
      for (const { as } of acts) expect(people.get(as)).toMatchObject({ plane: 'enforcement', site });
  });

  it('has a text of each language for each site, and serves each notice with one of its own', () => {
    expect(texts.noticeTexts.map(({ site, language }) => `${site} ${language}`).sort()).toEqual(
      ['abq', 'lcr'].flatMap(site => [`${site} en`, `${site} es`]),
    );
    for (const { as, body } of notices) {
      const { textId, language } = body as Body;
      const text = texts.noticeTexts.find(each => each.textId === textId);
      expect(text).toMatchObject({ language, site: people.get(as)?.site });
    }
  });

  it('is about people who were told, and about nobody of the help plane', () => {
    const told = new Map(notices.map(({ body }) => [subjectOf(body).familyName, subjectOf(body)]));
    for (const { acts } of cases) {
      const subject = subjectOf(acts[0]?.body);
      expect(told.get(subject.familyName)?.identifiers).toEqual(subject.identifiers);
    }
    const referred = JSON.stringify(demoLines());
    for (const family of told.keys()) expect(referred).not.toContain(family);
  });
});

describe('a case that stands otherwise than written', () => {
  const [demoCase] = cases;
  if (!demoCase) throw new Error('there is no demo case');

  it('is named with both states, and with what was not shown', () => {
    expect(caseMismatches(demoCase, demoCase.expected)).toEqual([]);
    expect(caseMismatches(demoCase, { status: 'LAPSED', failedCodes: ['P3', 'P2'] })).toEqual([
      'escalation carjacking: status: LAPSED, expected UNDER_REVIEW',
      'escalation carjacking: failed preconditions: P2 P3, expected none',
    ]);
  });

  it('is a mismatch too where it is not there', () => {
    expect(caseMismatches(demoCase, undefined)).toEqual([
      'escalation carjacking: status: unknown, expected UNDER_REVIEW',
    ]);
  });
});
