import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enforcementFields } from '@crossroads/contracts/enforcement';
import { repository } from '../local/environment.ts';
import { foreignContracts } from './imports.ts';
import { exitCodeOf, linesOf } from './report.ts';
import type { WallReport } from './report.ts';
import { staticFields, staticImports, staticLogins } from './statics.ts';
import type { Static } from './statics.ts';

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'crossroads-wall-'));
  const isSource = (path: string): boolean => !/\/(node_modules|dist|test)(\/|$)/.test(path.slice(repository.length));
  for (const folder of ['services', 'libs'])
    cpSync(join(repository, folder), join(copy, folder), { recursive: true, filter: isSource });
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

const planted = (file: string, text: string): (() => void) => {
  writeFileSync(join(copy, file), text);
  return () => rmSync(join(copy, file));
};

const pair = {
  kind: 'postgres',
  principal: 'intake',
  attempt: 'SELECT',
  plane: 'help',
  target: 'x',
  code: '',
} as const;

const reportWith = (found: Static): WallReport => {
  const tried = { pairs: [{ ...pair, outcome: 'refused' as const }], own: [{ ...pair, outcome: 'allowed' as const }] };
  return { version: '1', at: 'now', seconds: 1, ...tried, statics: [found], search: null };
};

const holesOf = (found: Static): readonly string[] =>
  linesOf(reportWith(found)).filter(line => line.startsWith('HOLE '));

describe('what the sources of a service reach', () => {
  it('is no other plane, in any number of steps', () => {
    const { files, problems } = foreignContracts(copy);
    expect(problems).toEqual([]);
    expect(files).toBeGreaterThan(500);
  });

  it('is a hole where enforcement reads a contract of help, and the run ends with 1', () => {
    const remove = planted('services/escalation/src/planted.ts', `import type {} from '@crossroads/contracts/help';\n`);
    const found = staticImports(copy);
    remove();
    expect(exitCodeOf(reportWith(found))).toBe(1);
    expect(holesOf(found)).toContain(
      'HOLE escalation reaches the contracts of help: services/escalation/src/planted.ts -> libs/contracts/src/help.ts',
    );
  });

  it('is a hole where notices gets to a contract of help through a lib and a file', () => {
    const file = 'libs/kernel/src/planted.ts';
    const removes = [
      planted(file, `export const load = () => import('../../contracts/src/intake/referral-submitted.v1.ts');\n`),
      planted('services/notices/src/planted.ts', `export * from '../../../${file}';\n`),
    ];
    const { problems } = staticImports(copy);
    removes.forEach(remove => remove());
    const reached = `services/notices/src/planted.ts -> ${file} -> libs/contracts/src/intake/referral-submitted.v1.ts`;
    expect(problems).toContain(`notices reaches the contracts of help: ${reached}`);
  });

  it.each(['neutral', 'enforcement', 'bridge'])('is a hole where help reads the contracts of %s', plane => {
    const remove = planted('services/intake/src/planted.ts', `import '@crossroads/contracts/${plane}';\n`);
    const { problems } = staticImports(copy);
    remove();
    expect(problems.join('\n')).toContain(`intake reaches the contracts of ${plane}: services/intake/src/planted.ts`);
  });

  it('is not said to be clean where nothing was read', () => {
    expect(foreignContracts(join(copy, 'libs')).problems).toContain('no source of escalation found');
  });
});

describe('what enforcement can hear', () => {
  it('is all on the list', () => {
    const found = staticFields();
    expect(found.problems).toEqual([]);
    expect(found.looked).toBeGreaterThan(150);
  });

  it('is a hole where the bridge has one field more, and the run ends with 1', () => {
    const fields = enforcementFields();
    const grown = [...(fields['notices.attestation.answered.v1'] ?? []), 'providerId'];
    const found = staticFields({ ...fields, 'notices.attestation.answered.v1': grown });
    expect(exitCodeOf(reportWith(found))).toBe(1);
    expect(holesOf(found)).toEqual([
      'HOLE notices.attestation.answered.v1 providerId: not on the list',
      'HOLE notices.attestation.answered.v1 providerId: may never be told to enforcement',
    ]);
  });
});

it('says where two logins have one password', () => {
  const login = (user: string, password: string) => ({ user, password, database: 'x' });
  const cluster = { host: 'h', port: 1, roles: { intake: login('intake', 'a') } };
  const principals = { 'enforcement.escalation': { user: 'enforcement.escalation', password: 'a' } };
  expect(staticLogins({ postgres: { help: cluster }, kafka: { brokers: 'b', principals } })).toEqual({
    name: 'logins',
    looked: 2,
    problems: ['intake at the cluster of help and enforcement.escalation at the broker have one password'],
  });
});
