import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { outsideData } from '@crossroads/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { demoFolder } from '../people.ts';
import { rowsOf } from './tables.ts';
import type { TableRow } from './tables.ts';

// The schemas are outside data; without them this spec says so and checks nothing.
const schemaFile = outsideData('hsds/schema/compiled/tabular.json') ?? '';
const isThere = schemaFile !== '';

type Column = { readonly type?: string };
type Table = {
  readonly items: {
    readonly path: string;
    readonly properties: Readonly<Record<string, Column>>;
    readonly tabular_required?: readonly string[];
  };
};
type Schema = { readonly properties: Readonly<Record<string, Table>> };

const typed = (row: TableRow, { properties }: Table['items']): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [name, properties[name]?.type === 'number' ? Number(value) : value]),
  );

const filesOf = (site: string): string[] =>
  globSync('*.csv', { cwd: join(demoFolder, 'directory', site) }).filter(file => file !== 'capacity.csv');

const check = (schema: Schema, site: string): unknown => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  // The tables may hold nested records, which are files beside; a flat row has none, but the names must resolve.
  const folder = join(dirname(schemaFile), '..');
  for (const file of globSync('*.json', { cwd: folder }).filter(name => name !== 'openapi.json'))
    ajv.addSchema({ ...JSON.parse(readFileSync(join(folder, file), 'utf8')), $id: file });
  const tables = Object.entries(schema.properties);
  const known = tables.map(([, { items }]) => items.path);
  const strangers = filesOf(site).filter(file => !known.includes(file));
  const data = Object.fromEntries(
    tables.map(([name, { items }]) => [name, rowsOf(site, basename(items.path, '.csv')).map(row => typed(row, items))]),
  );
  const lacking = tables.flatMap(([name, { items }]) =>
    (data[name] ?? []).flatMap((row, index) =>
      [
        ...(items.tabular_required ?? []).filter(column => row[column] === undefined),
        ...Object.keys(row).filter(column => !(column in items.properties)),
      ].map(column => `${name}[${index}].${column}`),
    ),
  );
  const validate = ajv.compile(schema);
  const faults = validate(data)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  return { strangers, lacking, faults };
};

const suite = isThere ? describe : describe.skip;

suite('the provider directories (HSDS 3.0; skipped when CROSSROADS_DATA has no hsds)', () => {
  it.each(['abq', 'lcr'])('%s is a valid tabular package', site => {
    const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
    expect(check(schema, site)).toEqual({ strangers: [], lacking: [], faults: [] });
  });

  it('sees a row that is wrong', () => {
    const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
    const { items } = schema.properties.service;
    items.properties.status.enum = ['open'];
    expect(check(schema, 'lcr')).toMatchObject({
      faults: expect.arrayContaining([expect.stringContaining('/service/0/status')]),
    });
  });
});

describe('the links inside the directories', () => {
  it.each(['abq', 'lcr'])('%s: all of them lead somewhere', site => {
    const ids = (table: string) => new Set(rowsOf(site, table).map(({ id }) => id));
    const lost = (table: string, column: string, target: string) => {
      const known = ids(target);
      return rowsOf(site, table).filter(row => row[column] !== '' && !known.has(row[column] ?? ''));
    };
    expect(lost('services', 'organization_id', 'organizations')).toEqual([]);
    expect(lost('languages', 'service_id', 'services')).toEqual([]);
    expect(lost('service_areas', 'service_id', 'services')).toEqual([]);
    expect(lost('attributes', 'link_id', 'services')).toEqual([]);
    expect(lost('attributes', 'taxonomy_term_id', 'taxonomy_terms')).toEqual([]);
    expect(lost('required_documents', 'service_id', 'services')).toEqual([]);
    expect(lost('capacity', 'service_id', 'services')).toEqual([]);
    expect(rowsOf(site, 'capacity')).toHaveLength(rowsOf(site, 'services').length);
  });
});
