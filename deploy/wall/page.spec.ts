import { pageOf } from './page.ts';
import type { Pair } from './pair.ts';
import type { WallReport } from './report.ts';

const pair = (some: Partial<Pair>): Pair => ({
  kind: 'postgres',
  principal: 'intake',
  attempt: 'SELECT',
  plane: 'enforcement',
  target: 'enforcement.escalation.approval',
  outcome: 'refused',
  code: '28P01',
  ...some,
});

const report = (some: Partial<WallReport> = {}): WallReport => ({
  version: '0.1.0 (abc)',
  at: '2026-05-01T10:00:00.000Z',
  seconds: 9.1,
  pairs: [pair({}), pair({ kind: 'kafka', principal: 'neutral.notices', plane: 'help', attempt: 'READ' })],
  own: [pair({ plane: 'help', target: 'help.intake.person', outcome: 'allowed', code: 'done' })],
  statics: [{ name: 'fields', looked: 206, problems: [] }],
  search: null,
  ...some,
});

const VOID = new Set(['meta', 'rect', 'path', '!doctype']);
const ALONE = new Set(['rect', 'path']);

type Tag = { readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly closes: boolean };

const tagsIn = (page: string): Tag[] =>
  [
    ...page
      .replace(/<style>[^<]*<\/style>/, '')
      .matchAll(/<(\/?)([!a-z][a-z0-9]*)((?:\s+[\w-]+(?:="[^"<]*")?)*)\s*\/?>/gi),
  ].map(([, slash, name = '', attributes = '']) => ({
    name: name.toLowerCase(),
    closes: slash === '/',
    attributes: new Map(
      [...attributes.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, value]),
    ),
  }));

/** What is open wrongly, or closed that was not open. */
const unbalanced = (page: string): string[] => {
  const [open, wrong]: [string[], string[]] = [[], []];
  for (const { closes, name } of tagsIn(page)) {
    if (VOID.has(name) || ALONE.has(name)) continue;
    if (!closes) open.push(name);
    else if (open.pop() !== name) wrong.push(name);
  }
  return [...wrong, ...open];
};

const page = pageOf(report());
const tags = tagsIn(page);
const opened = (name: string): readonly Tag[] => tags.filter(tag => tag.name === name && !tag.closes);

describe('the page of the wall', () => {
  it('is one well-formed document, with no sign left raw', () => {
    expect(page.startsWith('<!doctype html>')).toBe(true);
    expect(unbalanced(page)).toEqual([]);
    const text = page.replaceAll(/<style>[^<]*<\/style>|<[/!a-z][^<>]*>/gi, '');
    expect(text).not.toMatch(/[<>]/);
    expect(text).not.toMatch(/&(?!(amp|lt|gt|quot);)/);
  });

  it('says its language, and where it speaks the other', () => {
    expect(opened('html')[0]?.attributes.get('lang')).toBe('en');
    expect(opened('section').map(({ attributes }) => attributes.get('lang'))).toEqual(['en', 'es', undefined]);
    expect(opened('title')).toHaveLength(3); // the document's and one a picture
  });

  it('has one first heading, and no heading skips a level', () => {
    const levels = tags
      .filter(({ closes, name }) => !closes && /^h[1-6]$/.test(name))
      .map(({ name }) => Number(name[1]));
    expect(levels.filter(level => level === 1)).toHaveLength(1);
    expect(levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1)).toBe(true);
  });

  it('names every table, heads every row and column, and tells every picture in words', () => {
    expect(opened('table').length).toBeGreaterThan(6);
    expect(opened('caption')).toHaveLength(opened('table').length);
    expect(opened('th').every(({ attributes }) => ['row', 'col'].includes(attributes.get('scope') ?? ''))).toBe(true);
    expect(opened('svg').map(({ attributes }) => attributes.get('role'))).toEqual(['img', 'img']);
    expect(opened('desc')).toHaveLength(2);
  });

  it('has no id twice, and refers to none that is missing', () => {
    const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const named = tags.flatMap(({ attributes }) => [
      ...(attributes.get('aria-labelledby')?.split(' ') ?? []),
      ...(attributes.get('href')?.split('#').slice(1) ?? []),
      ...(/#([\w-]+)/.exec(attributes.get('marker-end') ?? '')?.slice(1) ?? []),
    ]);
    expect(named.length).toBeGreaterThan(6);
    expect(named.filter(id => !ids.includes(id))).toEqual([]);
  });

  it('needs nothing from anywhere', () => {
    expect(page).not.toMatch(/https?:|<script|<link|<img|@import|src=/i);
  });

  it('says in both languages that the wall stands, and what was not searched for', () => {
    expect(page).toContain('The wall stands: all 2 attempts were refused.');
    expect(page).toContain('El muro se mantiene: se negaron los 2 intentos.');
    expect(page).toContain('no marked people were searched for');
    expect(page).toMatch(/May 1, 2026 at 10:00\sAM UTC, version 0\.1\.0 \(abc\)/);
  });

  it('names a hole in both languages, and whatever was not proven', () => {
    const holed = pageOf(
      report({
        pairs: [pair({ outcome: 'allowed' }), pair({ outcome: 'untried', code: 'ECONNREFUSED', target: 'a<b' })],
        statics: [{ name: 'imports', looked: 9, problems: ['screening reaches the contracts of enforcement: x'] }],
      }),
    );
    expect(holed).toContain('There are 2 ways through the wall:');
    expect(holed).toContain('Hay 2 pasos a través del muro:');
    expect(holed).toContain('intake may SELECT enforcement.escalation.approval');
    expect(holed).toContain('intake could not try SELECT a&lt;b: ECONNREFUSED');
    expect(holed).not.toContain('The wall stands');
    expect(unbalanced(holed)).toEqual([]);
  });

  it('tells what a search read, and that it found what was planted', () => {
    const searched = pageOf(
      report({
        search: {
          people: 1000,
          markers: 9000,
          backwards: { people: 21, markers: 204 },
          places: [{ place: 'tables of enforcement', items: 4200, plantedFound: true }],
          hits: [{ from: 'help', what: 'a phone number', place: 'log escalation' }],
        },
      }),
    );
    expect(searched).toContain('1,000 invented people');
    expect(searched).toContain('tables of enforcement');
    expect(searched).toContain('tablas: lado penal');
    expect(searched).toContain('21 invented people were served notices or nominated');
    expect(searched).toContain('a phone number of help stands in log escalation');
  });
});
