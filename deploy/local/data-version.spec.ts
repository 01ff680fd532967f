import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFormat, formatOf, upgradeData, wipeData } from './data-version.ts';
import type { Environment } from './environment.ts';

let environment: Environment;
const said: string[] = [];
const put = (name: string, text: string): void => {
  mkdirSync(join(environment.folder, name, '..'), { recursive: true });
  writeFileSync(join(environment.folder, name), text);
};

beforeEach(() => {
  said.length = 0;
  environment = { name: 'spec', folder: mkdtempSync(join(tmpdir(), 'data-')), portBase: 4900, durable: false };
});
afterEach(() => rmSync(environment.folder, { recursive: true, force: true }));

const upgrade = (): void => upgradeData(environment, text => said.push(text));

describe('the data folder', () => {
  it('gets its format when it is new', () => {
    upgrade();
    expect(formatOf(environment)).toBe(dataFormat);
    expect(said).toEqual([]);
  });

  it('is brought up to date and kept when it is older', () => {
    put('secrets.json', '{"a":"b"}');
    expect(formatOf(environment)).toBe(0);
    upgrade();
    expect(formatOf(environment)).toBe(dataFormat);
    expect(said).toEqual([`data folder of format 0 brought to format ${dataFormat}`]);
    expect(existsSync(join(environment.folder, 'secrets.json'))).toBe(true);
  });

  it('is refused when a later version made it', () => {
    put('version', `${dataFormat + 1}\n`);
    expect(upgrade).toThrow('update, or begin anew with --fresh');
  });

  it('is refused when another Postgres made it', () => {
    put('version', `${dataFormat}\n`);
    put('postgres/help.initialised', '17');
    expect(upgrade).toThrow('Postgres 17');
  });

  it('keeps only what was downloaded when all is begun anew', () => {
    put('secrets.json', '{}');
    put('demo/acknowledged.jsonl', '');
    put('postgres/help/PG_VERSION', '18');
    put('kafka/libs-1/kafka.jar', '');
    put('kafka/data/meta.properties', '');
    wipeData(environment);
    const left = ['secrets.json', 'demo', 'postgres/help', 'kafka/data', 'kafka/libs-1'].filter(name =>
      existsSync(join(environment.folder, name)),
    );
    expect(left).toEqual(['kafka/libs-1']);
  });
});
