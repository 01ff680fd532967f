// npm run token: see README.md. Prints a fresh access token of a demo person and nothing else; ends with 2 where it cannot.
import { argv, env } from 'node:process';
import { parseArgs } from 'node:util';
import { resourceOf } from '../issuer/resources.ts';
import { planeOf } from '../migrate/catalog.ts';
import { filesOf, startEnvironment } from './environment.ts';
import { readJson } from './files.ts';
import { signIn } from './sign-in.ts';
import type { Connections } from './system.ts';

const NOT_RUNNING = 'Crossroads does not run: start it with npm start';

const asked = (): { readonly as?: string; readonly service?: string } => {
  const options = { as: { type: 'string' }, service: { type: 'string' } } as const;
  return parseArgs({ args: argv.slice(2), options }).values;
};

const isNoAnswer = (error: unknown): boolean => error instanceof TypeError && error.message === 'fetch failed';

const token = async (): Promise<string> => {
  const { as: handle, service } = asked();
  if (!handle) throw new Error('Usage: npm run token -s -- --as HANDLE [--service NAME]');
  // Another installation's connections file, such as that of a test or of compose.
  const file = env['CONNECTIONS'] ?? filesOf(startEnvironment()).connections;
  // What an earlier version left behind has no issuers.
  const { issuers = {}, people = {}, services = {} } = readJson<Partial<Connections>>(file) ?? {};
  if (Object.keys(issuers).length === 0) throw new Error(NOT_RUNNING);
  const person = Object.values(people)
    .flat()
    .find(each => each.handle === handle);
  if (!person) throw new Error(`Nobody has the handle ${handle}: see deploy/local/demo/people.json`);
  if (service && !services[service]) throw new Error(`There is no service ${service}`);
  const { plane } = person;
  const issuer = issuers[plane];
  if (!issuer) throw new Error(`The plane ${plane} does not run`);
  if (service && planeOf(service) !== plane) throw new Error(`${handle} is of ${plane}, ${service} is not`);
  return (await signIn(issuer, person, resourceOf(plane, service))).token;
};

try {
  process.stdout.write(`${await token()}\n`);
} catch (error) {
  const said = error instanceof Error ? error.message.split('\n')[0] : String(error);
  process.stderr.write(`${isNoAnswer(error) ? NOT_RUNNING : said}\n`);
  process.exitCode = 2;
}
