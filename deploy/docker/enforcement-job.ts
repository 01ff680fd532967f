import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repository } from '../local/environment.ts';
import type { Connections } from '../local/system.ts';
import { story } from './bodies.ts';
import type { Story } from './bodies.ts';
import { must } from './checks.ts';
import type { Compose } from './compose.ts';
import { address, PATIENCE_MS, SITE, tokenOf } from './main-job.ts';

const FOLDER = join(repository, '.local', 'containers');
const FILES = ['manifest.json', 'manifest.sig', 'package.pdf', 'package.pdf.sig'];
const APPROVE = { decision: 'APPROVE', reasons: 'Every precondition is shown by its proof.' };

type Answer = Readonly<Record<string, unknown>>;

/** One demo person at the service of their plane. */
const at = async (connections: Connections, service: string, role: string) => {
  const token = await tokenOf(connections, found => found === role);
  const authorization = `Bearer ${token}`;
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    const answer = await fetch(`${address(connections, service)}/v1${path}`, init);
    if (!answer.ok) throw new Error(`${role} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  return {
    get: (path: string): Promise<Response> => ask(path, { headers: { authorization } }),
    post: async (path: string, body: object = {}): Promise<Answer> => {
      const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
      const answer = await ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
      return (await answer.json()) as Answer;
    },
  };
};

/** A notice text that was approved elsewhere, loaded by the loader of the image; then a notice, served with it. */
export const serveNotice = async (compose: Compose, connections: Connections): Promise<Story> => {
  const told = story();
  mkdirSync(FOLDER, { recursive: true, mode: 0o700 });
  const texts = join(FOLDER, 'texts.json');
  writeFileSync(texts, told.texts, { mode: 0o644 });
  const mount = ['-v', `${texts}:/texts.json:ro`];
  const load = ['node', 'services/notices/dist/load-texts.js', '--file', '/texts.json'];
  await compose.run('run', '--rm', '-T', '--no-deps', ...mount, 'notices', ...load);
  await (await at(connections, 'notices', 'notification-team')).post('/notices', told.notice);
  return told;
};

/** Nominates and submits, and waits for the registry's answer over the bridge: it has to clear the nomination. */
export const clearedByTheRegistry = async (connections: Connections, told: Story): Promise<string> => {
  const nominator = await at(connections, 'escalation', 'nominator');
  const attorney = await at(connections, 'escalation', 'attorney-reviewer');
  const manager = await at(connections, 'escalation', 'process-manager');
  const id = String((await nominator.post('/escalations', told.nomination))['escalationId']);
  await attorney.post(`/escalations/${id}/nexus-answers`, told.nexus);
  await nominator.post(`/escalations/${id}/submissions`);
  const until = performance.now() + PATIENCE_MS;
  let last: Answer = {};
  while (performance.now() < until) {
    last = (await (await manager.get(`/escalations/${id}/status`)).json()) as Answer;
    if (last['status'] === 'CLEARED') return id;
    await sleep(20);
  }
  throw new Error(`not cleared in ${PATIENCE_MS / 1000} s: ${JSON.stringify(last)}`);
};

/** Two approvals of two reporting lines, then the package goes to the prosecutor's office. */
export const transmitted = async (connections: Connections, id: string): Promise<void> => {
  const prosecutor = connections.people['prosecutor']?.find(({ site }) => site === SITE);
  for (const kind of ['process', 'attorney'])
    await (await at(connections, 'escalation', `${kind}-reviewer`)).post(`/escalations/${id}/${kind}-reviews`, APPROVE);
  const manager = await at(connections, 'escalation', 'process-manager');
  await manager.post(`/escalations/${id}/transmissions`, { officeId: prosecutor?.orgId });
};

const verify = (compose: Compose, folder: string, key: string): Promise<string> => {
  const mounts = ['-v', `${folder}:/package:ro`, '-v', `${key}:/key.json:ro`];
  const alone = ['run', '--rm', '--network', 'none', '--read-only', ...mounts, 'crossroads-escalation'];
  return compose.docker(
    ...alone,
    'node',
    'services/escalation/dist/verify-package.js',
    '/package',
    '--key',
    '/key.json',
  );
};

/** The prosecutor takes the four files; the image verifies them without a network, and finds one changed byte. */
export const packageVerifies = async (compose: Compose, connections: Connections, id: string): Promise<void> => {
  const [folder, key] = [join(FOLDER, 'package'), join(FOLDER, 'escalation.public.json')];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  await compose.run('cp', 'setup:/secrets/connections/escalation.public.json', key);
  const prosecutor = await at(connections, 'escalation', 'prosecutor');
  for (const name of FILES) {
    const answer = await prosecutor.get(`/escalations/${id}/package/files/${name}`);
    writeFileSync(join(folder, name), Buffer.from(await answer.arrayBuffer()), { mode: 0o644 });
  }
  const said = await verify(compose, folder, key);
  must(said.startsWith('valid: package '), said);
  writeFileSync(join(folder, 'manifest.json'), ' ', { flag: 'a' });
  const code = await verify(compose, folder, key).then(
    () => 0,
    (error: { code?: unknown }) => error.code,
  );
  must(code === 1, `a changed package ends with ${String(code)}`);
};
