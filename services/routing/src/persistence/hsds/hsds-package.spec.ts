import { outsideData } from '@crossroads/testing';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCapacityFile } from './capacity-file.ts';
import type { CellProblem } from './csv-table.ts';
import { readHsdsPackage } from './hsds-package.ts';

const now = new Date('2026-11-24T18:00:00.000Z');
const areaCodes = ['SOUTHEAST', 'VALLEY'];
const [provider, first, second] = ['a', 'b', 'c'].map(letter => `${letter.repeat(8)}-0000-4000-8000-000000000001`);
const files = {
  'organizations.csv': `id,name\n${provider},"Casa, Segura"\n`,
  'services.csv': `id,organization_id,name,status,interpretation_services,minimum_age,maximum_age,assured_date
${first},${provider},Rooms,active,"vi, nv",18,24,2026-10-01
${second},${provider},Talks,temporarily closed,Ask the front desk for an interpreter,,,\n`,
  'languages.csv': `id,service_id,code,note\n1,${first},en,\n2,${first},es,interpreted by telephone\n3,${second},es,\n`,
  'service_areas.csv': `id,service_id,name\n1,${first},SOUTHEAST\n2,${second},CITYWIDE\n3,${second},VALLEY\n`,
  'taxonomy_terms.csv': `id,code
11111111-0000-4000-8000-000000000001,HOUSING
11111111-0000-4000-8000-000000000002,CBT
11111111-0000-4000-8000-000000000003,LE_EMBEDDED
11111111-0000-4000-8000-000000000004,UNSAFE_AREA
11111111-0000-4000-8000-000000000005,SOMETHING_ELSE\n`,
  'attributes.csv': `id,link_id,taxonomy_term_id,link_entity,value
1,${first},11111111-0000-4000-8000-000000000001,service,yes
2,${first},11111111-0000-4000-8000-000000000004,service,VALLEY
3,${second},11111111-0000-4000-8000-000000000002,service,yes
4,${second},11111111-0000-4000-8000-000000000003,service,no
5,${second},11111111-0000-4000-8000-000000000005,service,yes
6,${provider},not-an-id,organization,yes\n`,
  'required_documents.csv': `id,service_id,document\n1,${first},Photo identity\n`,
  'capacity.csv': `service_id,unit,available,maximum,updated
${first},BED,3,5,2026-11-24T10:00:00-07:00
${second},SEAT,0,5,@-90m\n`,
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crossroads-hsds-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (changed: Partial<Record<keyof typeof files, string>> = {}) => {
  for (const [name, text] of Object.entries({ ...files, ...changed })) writeFileSync(join(folder, name), text);
  const problems: CellProblem[] = [];
  const directory = readHsdsPackage({ folder, areaCodes, problems });
  const serviceIds = new Set(directory.services.map(({ serviceId }) => serviceId));
  const capacities = readCapacityFile({ path: join(folder, 'capacity.csv'), serviceIds, now, problems });
  return {
    directory,
    capacities,
    problems: problems.map(({ file, line, column, code }) => `${file}:${line} ${column} ${code}`),
  };
};
const change = (name: keyof typeof files, from: string, to: string) => read({ [name]: files[name].replace(from, to) });

describe('an HSDS package', () => {
  it('says what a service does, for whom, where and in which languages', () => {
    const { directory, problems } = read();
    expect(problems).toEqual([]);
    expect(directory.providers).toEqual([{ providerId: provider, name: 'Casa, Segura' }]);
    expect(directory.services[0]).toEqual({
      serviceId: first,
      providerId: provider,
      name: 'Rooms',
      status: 'active',
      assuredOn: '2026-10-01',
      minimumAge: 18,
      maximumAge: 24,
      spoken: ['en'],
      interpreted: ['es', 'vi', 'nv'],
      areas: ['SOUTHEAST'],
      citywide: false,
      needCodes: ['HOUSING'],
      unsafeAreas: ['VALLEY'],
      flags: [],
      requiredDocuments: ['Photo identity'],
    });
    expect(directory.services[1]).toMatchObject({ interpreted: [], areas: ['VALLEY'], citywide: true, flags: [] });
  });

  it('tells how many places there were, and when that was counted', () =>
    expect(read().capacities.map(({ available, updatedAt }) => [available, updatedAt.toISOString()])).toEqual([
      [3, '2026-11-24T17:00:00.000Z'],
      [0, '2026-11-24T16:30:00.000Z'],
    ]));

  it.each([
    ['organizations.csv', 'Casa, Segura', '', 'organizations.csv:2 name missing'],
    ['services.csv', 'temporarily closed', 'shut', 'services.csv:3 status unknown-status'],
    ['services.csv', '18,24', '25,24', 'services.csv:2 maximum_age below-minimum-age'],
    ['services.csv', '18,24', 'eighteen,24', 'services.csv:2 minimum_age not-a-whole-number'],
    ['services.csv', '2026-10-01', 'October', 'services.csv:2 assured_date not-a-date'],
    ['languages.csv', ',en,', ',English,', 'languages.csv:2 code not-a-language'],
    ['service_areas.csv', 'SOUTHEAST', 'Southeast', 'service_areas.csv:2 name unknown-area'],
    ['attributes.csv', 'VALLEY', 'MARS', 'attributes.csv:3 value unknown-area'],
    ['taxonomy_terms.csv', ',CBT', ',KNITTING', 'services.csv:3 id no-need'],
    ['capacity.csv', 'BED,3', 'BED,6', 'capacity.csv:2 available above-maximum'],
    ['capacity.csv', '@-90m', 'yesterday', 'capacity.csv:3 updated not-an-instant'],
    ['capacity.csv', '10:00:00-07:00', '12:00:00-07:00', 'capacity.csv:2 updated in-future'],
    ['capacity.csv', 'unit', 'kind', 'capacity.csv:1 unit column-missing'],
  ] as const)('names the wrong cell of %s (%s)', (name, from, to, expected) =>
    expect(change(name, from, to).problems).toEqual([expected]),
  );

  it('names rows that point nowhere, twice-named ones and broken lines', () => {
    expect(change('services.csv', `${first},${provider}`, `${first},${second}`).problems).toEqual([
      'services.csv:2 organization_id unknown-organization',
    ]);
    expect(change('organizations.csv', 'id,name\n', `id,name\n${provider},Twice\n`).problems).toEqual([
      'organizations.csv:3 id named-twice',
    ]);
    expect(change('languages.csv', 'interpreted by telephone', 'x,y,z').problems).toEqual([
      'languages.csv:3  csv-record-inconsistent-columns',
    ]);
    const { problems } = change(
      'attributes.csv',
      '11111111-0000-4000-8000-000000000001',
      '22222222-0000-4000-8000-000000000001',
    );
    expect(problems).toEqual(['attributes.csv:2 taxonomy_term_id unknown-term', 'services.csv:2 id no-need']);
  });

  it('names a file that is not there', () => {
    read();
    rmSync(join(folder, 'services.csv'));
    const problems: CellProblem[] = [];
    readHsdsPackage({ folder, areaCodes, problems });
    expect(problems[0]).toMatchObject({ file: 'services.csv', code: 'file-missing' });
  });
});

const examples = outsideData('hsds/examples/csv') ?? '';
const withData = examples === '' ? it.skip : it;

withData('reads the published example, and names what routing still needs', () => {
  cpSync(examples, folder, { recursive: true });
  expect(readFileSync(join(folder, 'services.csv'), 'utf8')).toContain('minimum_age');
  const problems: CellProblem[] = [];
  const { services } = readHsdsPackage({ folder, areaCodes, problems });
  expect(services[0]).toMatchObject({ name: 'Community Counselling', minimumAge: 12, maximumAge: 100, spoken: ['ur'] });
  expect(problems.map(({ code }) => code).toSorted()).toEqual(['no-need', 'unknown-area']);
});
