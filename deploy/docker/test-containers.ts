// npm run test:containers. Reached through test-containers.mjs, which has found an engine and installed the packages.
import { argv } from 'node:process';
import { planes } from '../migrate/catalog.ts';
import { runJest } from '../local/jest-run.ts';
import { progressOn } from '../local/progress.ts';
import type { Connections } from '../local/system.ts';
import { checksOn, must } from './checks.ts';
import { composeProject } from './compose.ts';
import type { Compose } from './compose.ts';
import { clearedByTheRegistry, packageVerifies, serveNotice, transmitted } from './enforcement-job.ts';
import { seeOffer, seeOwnView, submitReferral } from './main-job.ts';
import { startSpecServers } from './spec-servers.ts';
import { networksApart, planesApart, volumesApart } from './planes.ts';
import { everyLoginStaysAtHome, noSecretInEnvironment, notAsRoot, portsOnLoopback } from './walls.ts';

const PARTS = ['compose', 'specs'];
const UP = ['up', '-d', '--wait', '--wait-timeout', '300'];

const words = argv.slice(2);
const chosen = (part: string): boolean => words.length === 0 || words.includes(part);
const progress = progressOn(process.stderr);
const checks = checksOn(progress);

const mainJob = async (compose: Compose, connections: Connections): Promise<void> => {
  const accepted = await checks.check('a consented referral is accepted', () => submitReferral(connections));
  if (!accepted) return;
  await checks.check('the offer is visible at routing', () => seeOffer(connections, accepted));
  await checks.check('the sender sees: received', () => seeOwnView(connections, accepted));
  const again = await checks.check('stopped and started again', async () => {
    await compose.run('down');
    await compose.run(...UP);
    return compose.connections();
  });
  if (again) await checks.check('the offer is still there', () => seeOffer(again, accepted));
};

/** A notice, a nomination, the answer over the bridge, two approvals, a package that verifies: across two planes. */
const enforcementJob = async (compose: Compose, connections: Connections): Promise<void> => {
  const told = await checks.check('a notice is served with a loaded text', () => serveNotice(compose, connections));
  if (!told) return;
  const id = await checks.check('the registry answers over the bridge: cleared', () =>
    clearedByTheRegistry(connections, told),
  );
  if (!id) return;
  const sent = await checks.check('approved twice and transmitted', async () => {
    await transmitted(connections, id);
    return true;
  });
  if (sent) await checks.check('the package verifies in its image', () => packageVerifies(compose, connections, id));
};

const walls = async (compose: Compose, connections: Connections): Promise<void> => {
  await checks.check('ports are published on loopback only', () => portsOnLoopback(compose));
  await checks.check('services do not run as root', () => notAsRoot(compose));
  await checks.check('no secret in an environment', () => noSecretInEnvironment(compose, connections));
  await checks.check('a container is in the network of its plane only', () => networksApart(compose));
  await checks.check('no volume is held by two planes', () => volumesApart(compose));
  await checks.check('a service reaches nothing of another plane', () => planesApart(compose));
  const tried = await checks.check('every login is refused what is foreign', () => everyLoginStaysAtHome(connections));
  if (tried) progress.say(`        ${tried}`);
  await checks.check('migrate run again changes nothing', async () => {
    for (const part of [...planes, 'kafka']) {
      const said = await compose.run('run', '--rm', '-T', `migrate-${part}`);
      must(!said.includes('migration(s)'), said);
    }
  });
};

const leftovers = async (compose: Compose): Promise<void> => {
  const label = `label=com.docker.compose.project=${compose.project}`;
  const left = [
    await compose.docker('ps', '-aq', '--filter', label),
    await compose.docker('volume', 'ls', '-q', '--filter', label),
  ];
  must(left.join('').trim() === '', 'containers or volumes are left');
};

const onCompose = async (): Promise<void> => {
  const compose = await composeProject('crossroads-test', breaking.signal);
  cleanUps.push(() => compose.remove());
  await compose.remove();
  await checks.check('images are built', () => compose.run('build'));
  const connections = await checks.check('every container is up and healthy', async () => {
    await compose.run(...UP);
    return compose.connections();
  });
  if (connections) {
    await walls(compose, connections);
    await enforcementJob(compose, connections);
    await mainJob(compose, connections);
  } else process.stderr.write(await compose.run('logs', '--tail', '40', '--no-color'));
  await checks.check('nothing is left after down -v', async () => {
    await compose.remove();
    await leftovers(compose);
  });
};

// The runner's own specs bring up embedded servers and are no matter of containers.
const NOT_HERE = ['/node_modules/', '/dist/', 'deploy/local/'];

const onTestcontainers = async (): Promise<{ passed: number; failed: number }> => {
  const servers = await checks.check('Postgres and Kafka on testcontainers, migrated', startSpecServers);
  if (!servers) return { passed: 0, failed: 0 };
  cleanUps.push(() => servers.stop());
  const env = { CROSSROADS_TEST_CONNECTIONS: servers.connections };
  const args = ['-w', '2', ...NOT_HERE.flatMap(pattern => ['--testPathIgnorePatterns', pattern])];
  const result = await runJest({ projects: ['int'], args, env });
  must(result.passed > 0, 'no integration spec ran');
  return result;
};

const breaking = new AbortController();
const cleanUps: (() => Promise<void>)[] = [];
const cleanUp = async (): Promise<void> => {
  for (const undo of cleanUps.splice(0).reverse()) await undo().catch((error: unknown) => progress.say(String(error)));
};
const onSignal = (): void => {
  if (breaking.signal.aborted) return;
  breaking.abort();
  void cleanUp().then(() => process.exit(130));
};

if (words.some(word => !PARTS.includes(word))) {
  process.stderr.write(`Known: ${PARTS.join(' ')}\n`);
  process.exit(1);
}
process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
let specs = { passed: 0, failed: 0 };
try {
  if (chosen('compose')) await onCompose();
  if (chosen('specs')) specs = await onTestcontainers();
} catch (error) {
  specs = { ...specs, failed: specs.failed + 1 };
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
// A signal's own clean-up ends the process.
if (breaking.signal.aborted) await new Promise(() => undefined);
await cleanUp();
const here = checks.counts();
process.stdout.write(`compose and servers: ${here.passed} passed, ${here.failed} failed\n`);
process.stdout.write(`integration specs: ${specs.passed} passed, ${specs.failed} failed\n`);
process.stdout.write(`${here.passed + specs.passed} passed, ${here.failed + specs.failed} failed\n`);
process.exit(here.failed + specs.failed === 0 ? 0 : 1);
