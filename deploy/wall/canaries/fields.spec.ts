import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../local/environment.ts';
import { schemasOf } from '../../migrate/catalog.ts';
import { markedReferral } from './help-bodies.ts';
import { markedNomination, markedSubject } from './enforcement-bodies.ts';
import { drawMarks } from './marks.ts';
import { wholeJourneysOf } from './help.ts';

type Schema = Readonly<Record<string, unknown>>;
const recordsIn = (value: unknown): readonly (readonly [string, Schema])[] =>
  Object.entries(Object(value) as Readonly<Record<string, Schema>>);

/** Names of the fields of bodies whose words nobody but their writer chooses: a length, and no pattern. */
const freeIn = (document: Schema): readonly string[] => {
  const bodies = recordsIn(Reflect.get(Object(document['components']), 'schemas')).filter(([name]) =>
    name.endsWith('Dto'),
  );
  const fields = bodies.flatMap(([, schema]) => recordsIn(schema['properties']));
  const free = fields.filter(([, { maxLength, pattern, enum: codes }]) => maxLength && !pattern && !codes);
  return [...new Set(free.map(([name]) => name))];
};

const freeOf = (services: readonly string[]): readonly string[] =>
  services
    .flatMap(service => {
      const file = join(repository, 'docs', 'openapi', `${service}.json`);
      return freeIn(JSON.parse(readFileSync(file, 'utf8')) as Schema);
    })
    .toSorted();

const namesIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, part]) => [name, ...namesIn(part)])
    : [];

describe('marks', () => {
  it('stand in every field of the help side in which people write what they want', () => {
    const body = markedReferral(drawMarks(), {});
    // At the desk: a single alias, and why glass was broken.
    const filled = [...namesIn(body), 'alias', 'explanation'];
    const free = freeOf(schemasOf.help);
    expect(free).toEqual(expect.arrayContaining(['given', 'family', 'line', 'note', 'explanation']));
    expect(free.filter(name => !filled.includes(name))).toEqual([]);
  });

  it('stand in every such field of the two other planes', () => {
    const marks = drawMarks();
    const body = markedNomination(marks, markedSubject(marks), 'nobody');
    const acts = ['selfDefenceNote', 'answer', 'reasons', 'title', 'body', 'legalBasis'];
    const filled = [...namesIn(body), ...acts];
    const free = freeOf([...schemasOf.neutral, ...schemasOf.enforcement]);
    expect(free).toEqual(expect.arrayContaining(['statement', 'facts', 'reasons', 'body']));
    expect(free.filter(name => !filled.includes(name))).toEqual([]);
  });

  it('are different in each field of each person', () => {
    const marks = drawMarks();
    const bodies = Array.from({ length: 100 }, () => markedReferral(marks, {}));
    const text = JSON.stringify(bodies).toLowerCase();
    expect(marks.known.size).toBe(100 * 10);
    for (const mark of marks.known.keys()) expect(text.split(mark)).toHaveLength(2);
  });

  it('of a thousand people, sixty go all the way; of twenty, six', () =>
    expect([1_000, 20, 3].map(wholeJourneysOf)).toEqual([60, 6, 3]));
});
