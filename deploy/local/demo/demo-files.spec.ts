import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NEED_CODES, SOURCE_TYPES } from '@crossroads/contracts/help';
import { rolesOf } from '@crossroads/platform';
import { demoLines, expectedLines } from '../demo-lines.ts';
import { demoFolder, demoPeople } from '../people.ts';
import { rowsOf } from './tables.ts';

const json = (file: string) => JSON.parse(readFileSync(join(demoFolder, file), 'utf8'));
const lines = demoLines();
const expected = expectedLines();
const people = demoPeople();

type Body = {
  readonly sourceType: string;
  readonly person: { readonly name?: { given: string; family: string }; readonly preferredLanguage: string };
  readonly consent?: object;
};
const bodies = lines.map(({ body }) => body as unknown as Body);
const share = (holds: (body: Body) => boolean): number => bodies.filter(holds).length;

describe('the demo city', () => {
  it('has 240 referrals, and five of the second site among them', () => {
    expect(lines.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 1));
    expect(lines.filter(({ site }) => site === 'abq')).toHaveLength(240);
    expect(lines.filter(({ site }) => site === 'lcr')).toHaveLength(5);
  });

  it('expects something of every line', () => {
    expect(expected.map(({ line }) => line)).toEqual(lines.map(({ line }) => line));
    expect(new Set(expected.map(({ finalState }) => finalState)).size).toBe(5);
  });

  it('is sent by people of that site who may refer', () => {
    const senders = new Map(people.map(person => [person.handle, person]));
    const mayRefer = ['referrer', 'hospital', 'school', 'self', 'intake-worker', 'outreach-worker'];
    for (const { as, site } of lines) {
      expect(senders.get(as)).toMatchObject({ site });
      expect(mayRefer).toContain(senders.get(as)?.role);
    }
  });

  it.each([
    ['abq', 2],
    ['lcr', 1],
  ])('has people of every role at %s, each with an id of their own', (code, fewest) => {
    const signedIn = people.filter(({ site, system }) => site === code && !system);
    const count = (role: string): number => signedIn.filter(each => each.role === role).length;
    expect(rolesOf.help.filter(role => count(role) < fewest)).toEqual([]);
    expect(new Set(people.map(({ actorId }) => actorId)).size).toBe(people.length);
    expect(new Set(people.map(({ handle }) => handle)).size).toBe(people.length);
  });

  it('has 14 workers, each with a sign-in', () => {
    const workers: readonly { actorId: string; site: string }[] = json('workers.json');
    expect(workers.filter(({ site }) => site === 'abq')).toHaveLength(14);
    for (const { actorId, site } of workers)
      expect(people).toContainEqual(expect.objectContaining({ actorId, site, role: 'outreach-worker' }));
  });

  it('comes from every source, in several languages, with and without consent, name and area', () => {
    for (const source of SOURCE_TYPES) expect(share(({ sourceType }) => sourceType === source)).toBeGreaterThan(2);
    expect(new Set(bodies.map(({ person }) => person.preferredLanguage)).size).toBeGreaterThan(6);
    expect(share(({ consent }) => consent === undefined)).toBeGreaterThan(40);
    expect(share(({ person }) => person.name === undefined)).toBeGreaterThan(5);
    expect(share(body => !('areaCode' in body))).toBeGreaterThan(5);
  });

  it('has 30 services or more, at least one for every need, in six areas', () => {
    const terms = new Map(rowsOf('abq', 'taxonomy_terms').map(({ code, id }) => [id, code]));
    const attributes = rowsOf('abq', 'attributes').map(row => terms.get(row['taxonomy_term_id'] ?? ''));
    expect(rowsOf('abq', 'services').length).toBeGreaterThanOrEqual(30);
    expect(NEED_CODES.filter(need => !attributes.includes(need))).toEqual([]);
    expect(json('sites.json').sites[0].areas).toHaveLength(6);
  });

  it('permits only services of the referral’s own site', () => {
    const site = new Map(lines.map(line => [line.line, line.site]));
    const services = new Map(['abq', 'lcr'].map(code => [code, new Set(rowsOf(code, 'services').map(({ id }) => id))]));
    for (const { line, permitted } of expected)
      for (const id of Object.values(permitted).flat()) expect(services.get(site.get(line) ?? '')?.has(id)).toBe(true);
  });

  it('finds no likely duplicate closer than twenty lines behind its like', () => {
    const nameOf = new Map(lines.map(({ line, body }) => [line, (body as unknown as Body).person.name?.family]));
    for (const { line, triageReasons } of expected.filter(each => each.triageReasons.includes('LIKELY_DUPLICATE'))) {
      const near = lines
        .filter(other => other.line < line && other.line > line - 20)
        .map(other => nameOf.get(other.line));
      expect({ line, triageReasons, near }).toEqual({
        line,
        triageReasons,
        near: near.filter(name => name !== nameOf.get(line)),
      });
    }
  });
});
