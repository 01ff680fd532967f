import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Passes to every spec where its servers are. `npm test` has started them and says so in the environment; where Jest is
 * run by hand the test servers are started here, or found running, and stay up for the next run.
 */
const setUp = (): void => {
  if (process.env['CROSSROADS_TEST_CONNECTIONS']) return;
  const script = join(import.meta.dirname, 'test-servers.ts');
  const hook = pathToFileURL(join(import.meta.dirname, 'swc-hook.mjs')).href;
  const args = ['--no-warnings', '--import', hook, '--conditions=@crossroads/source', script, 'up'];
  const said = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  process.env['CROSSROADS_TEST_CONNECTIONS'] = said.trim();
};

export default setUp;
