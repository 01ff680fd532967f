import { execFile } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { promisify } from 'node:util';
import { repository } from '../../local/environment.ts';

const run = promisify(execFile);

/** The shell of the README's section on a first referral, in its parts. */
export type FirstReferral = {
  readonly setUp: string;
  readonly curl: string;
  /** The commands that look at a referral afterwards. */
  readonly look: (referralId: string) => readonly string[];
};

const HEADING = '## A first referral';
const PLACEHOLDER = /^REFERRAL=\.\.\..*$/m;

/** @throws {Error} when the section is not there or no longer has two pieces of shell */
export const firstReferral = (readme: string): FirstReferral => {
  const section = readme.split(HEADING)[1]?.split('\n## ')[0] ?? '';
  const [send = '', look = '', ...more] = [...section.matchAll(/^```sh\n(.*?)^```$/gms)].map(
    ([, shell]) => shell ?? '',
  );
  const at = send.search(/^curl /m);
  if (at < 0 || !PLACEHOLDER.test(look) || more.length > 0)
    throw new Error(`The README's shell under "${HEADING}" has changed`);
  const [placeholder = '', ...commands] = look.trim().split('\n');
  return {
    setUp: send.slice(0, at),
    curl: send.slice(at),
    look: referralId =>
      commands.map(command => `${placeholder.replace(PLACEHOLDER, `REFERRAL=${referralId}`)}\n${command}`),
  };
};

/** What one command printed; with `curl -i` also what stood above the body. */
export type Printed = {
  readonly status: number | undefined;
  readonly location: string | undefined;
  readonly body: string;
};

const SEPARATOR = '-- next --';

const printed = (text: string): Printed => {
  const [, head, status, body = ''] = /^(HTTP\/\S+ (\d+).*?)\r\n\r\n(.*)$/s.exec(text) ?? [];
  if (head === undefined) return { status: undefined, location: undefined, body: text.trim() };
  return { status: Number(status), location: /^location: (.*)$/im.exec(head)?.[1]?.trim(), body: body.trim() };
};

/** Runs commands in one shell after what sets it up. The variable `CONNECTIONS` names the connections file. */
export const runShell = async (
  setUp: string,
  commands: readonly string[],
  connections: string,
): Promise<readonly Printed[]> => {
  const script = [`set -eu\n${setUp}`, ...commands].join(`\necho; echo '${SEPARATOR}'\n`);
  const path = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  const env = { PATH: path, CONNECTIONS: connections };
  const { stdout } = await run('bash', ['-c', script], { env, cwd: repository });
  return stdout
    .split(SEPARATOR)
    .slice(1)
    .map(text => printed(text.trimStart()));
};
