// npm run test:containers: the main job on docker compose, then the integration specs on testcontainers.
// Words choose a part: compose, specs. Ends with 2 where no container engine answers.
import http from 'node:http';
import { existsSync } from 'node:fs';
import { fromSources, handOver } from '../local/bootstrap.mjs';

const host = process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock';

// Before anything is installed or imported: without an engine the answer takes some milliseconds.
const engineAnswers = () =>
  new Promise(resolve => {
    const { hostname, pathname, port, protocol } = new URL(host);
    const where = protocol === 'unix:' ? { socketPath: pathname } : { host: hostname, port };
    const request = http.request({ ...where, path: '/_ping', timeout: 2000 }, answer => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    request
      .on('timeout', () => request.destroy())
      .on('error', () => resolve(false))
      .end();
  });

if (!(await engineAnswers())) {
  process.stderr.write(`test:containers not run: no container engine answers at ${host}\n`);
  process.exit(2);
}

// A machine whose network has a root certificate of its own: the builds need it too.
const bundle = process.env.BUILD_CA ?? process.env.NODE_EXTRA_CA_CERTS;
if (bundle && existsSync(bundle)) process.env.BUILD_CA = bundle;
await handOver('deploy/docker/test-containers.ts', { nodeArgs: fromSources, servers: false });
