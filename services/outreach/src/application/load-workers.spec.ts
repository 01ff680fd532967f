import { randomUUID } from 'node:crypto';
import { Sites } from '@crossroads/platform';
import { parseWorkers } from './load-workers.handler.ts';

const sites = new Sites([
  {
    code: 'abq',
    name: 'Albuquerque',
    timeZone: 'America/Denver',
    languages: ['en'],
    servedLanguages: ['en'],
    minimumAge: 14,
    areas: [{ code: 'VALLEY', adjacent: [] }],
    business: { days: [1], opens: '08:00', closes: '17:00', holidays: [] },
  },
]);
const entry = {
  actorId: randomUUID(),
  site: 'abq',
  languages: ['en'],
  areas: ['VALLEY'],
  caseloadMax: 20,
  conflictOrgIds: [],
  active: true,
};
const refusal = (...entries: object[]): string => {
  try {
    return `${parseWorkers(JSON.stringify(entries), sites).length} workers`;
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};

describe('a file of workers', () => {
  it('is read as it is', () => expect(parseWorkers(JSON.stringify([entry]), sites)).toEqual([entry]));

  it.each([
    ['a site that there is not', [{ ...entry, site: 'xyz' }], '/0/site'],
    ['an area that the site does not have', [{ ...entry, areas: ['VALLEY', 'MOON'] }], '/0/areas/1'],
    ['a worker twice', [entry, entry], '/1/actorId'],
    ['a caseload that is no number', [{ ...entry, caseloadMax: 'many' }], '/0/caseloadMax'],
    ['no languages', [{ ...entry, languages: [] }], '/0/languages'],
  ])('is refused with %s, and the place is named', (_, entries, place) => expect(refusal(...entries)).toContain(place));
});
