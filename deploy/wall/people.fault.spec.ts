import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { repository } from '../local/environment.ts';
import { adminUrl } from '../local/servers.ts';
import { connected, databaseUrl } from '../migrate/databases.ts';
import { startMarked } from './canaries/start.ts';
import type { MarkedSystem } from './canaries/start.ts';
import { wallCommand } from './command.ts';
import type { Search } from './search.ts';

const PEOPLE = 1_000;
const page = join(repository, '.local', 'wall-people.html');

afterAll(() => rmSync(page, { force: true }));

it('a thousand marked people live on both sides, and nothing of one is found on the other', () => {
  const hook = ['--no-warnings', '--import', './deploy/local/swc-hook.mjs', '--conditions=@crossroads/source'];
  const args = [...hook, join('deploy', 'wall', 'main.ts'), '--json', '--page', page, '--people', String(PEOPLE)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: repository,
    encoding: 'utf8',
    maxBuffer: 2 ** 27,
  });
  if (status === 2) throw new Error(stderr);
  const report = JSON.parse(stdout) as { ok: boolean; holes: unknown; unproven: unknown; search: Search };
  expect({ status, ok: report.ok, holes: report.holes, unproven: report.unproven }).toEqual({
    status: 0,
    ok: true,
    holes: [],
    unproven: [],
  });
  const { backwards, hits, markers, people, places } = report.search;
  expect({ people, hits }).toEqual({ people: PEOPLE, hits: [] });
  expect(markers).toBeGreaterThan(PEOPLE * 10);
  expect(backwards?.markers).toBeGreaterThan(150);
  const kinds = new Set(places.map(({ place }) => place.replace(/^(.*) of .*$/, '$1')));
  const wanted = ['tables', 'topics', 'metrics', 'answers', 'PDF packages', 'backup', 'files of the broker', 'logs'];
  for (const kind of [...wanted, 'traces', 'files']) expect([kind, kinds.has(kind)]).toEqual([kind, true]);
  for (const plane of ['help', 'neutral', 'enforcement', 'bridge', 'all planes'])
    expect(places.some(({ place }) => place.endsWith(` of ${plane}`))).toBe(true);
  const of = (place: string): number => places.find(each => each.place === place)?.items ?? 0;
  expect(of('tables of help')).toBeGreaterThan(PEOPLE * 10);
  expect(of('PDF packages of enforcement')).toBe(7);
  expect(readFileSync(page, 'utf8')).toContain('1,000 invented people');
}, 420_000);

/** What somebody said to a helper, in a table of enforcement. */
const leak = ({ servers }: MarkedSystem): Promise<unknown> =>
  connected(databaseUrl(adminUrl(servers.postgres.enforcement), 'enforcement'), client =>
    client.query(`create table escalation.leaked as select '{"answer":"NOT_NOW"}'::text as told`),
  );

it('names what came from one side to the other, and every place that it stands in', async () => {
  const said: string[] = [];
  const out = new Writable({ write: (chunk, _, done) => (said.push(String(chunk)), done()) });
  const status = await wallCommand({
    args: ['--page', page, '--people', '3'],
    out,
    errors: out,
    find: async (progress, people = 0) => {
      const system = await startMarked(progress, people);
      await leak(system);
      return system;
    },
  });
  const holes = said.join('').match(/^HOLE .*$/gm) ?? [];
  const what = 'HOLE the word NOT_NOW of help stands in';
  expect({ status, holes }).toMatchObject({ status: 1 });
  expect(holes).toContain(`${what} tables of enforcement: escalation.leaked`);
  expect(holes.some(hole => hole.startsWith(`${what} backup of enforcement: backup/enforcement/base/`))).toBe(true);
  expect(holes.filter(hole => !hole.startsWith(what))).toEqual([]);
}, 240_000);
