import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../local/environment.ts';
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
  const kinds = new Set(places.map(({ place }) => place.replace(/ of .*$/, '')));
  const wanted = ['tables', 'topics', 'metrics', 'answers', 'PDF packages', 'backup', 'files of the broker', 'logs'];
  for (const kind of [...wanted, 'traces', 'files']) expect([kind, kinds.has(kind)]).toEqual([kind, true]);
  for (const plane of ['help', 'neutral', 'enforcement', 'bridge', 'all planes'])
    expect(places.some(({ place }) => place.endsWith(` of ${plane}`))).toBe(true);
  const of = (place: string): number => places.find(each => each.place === place)?.items ?? 0;
  expect(of('tables of help')).toBeGreaterThan(PEOPLE * 10);
  expect(of('PDF packages of enforcement')).toBe(7);
  expect(readFileSync(page, 'utf8')).toContain('1,000 invented people');
}, 420_000);
