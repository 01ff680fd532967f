import { join } from 'node:path';
import type { ShownCase } from './demo-cases.ts';
import { filesOf } from './environment.ts';
import type { Environment } from './environment.ts';
import type { Connections } from './system.ts';

const STATUS_WIDTH = 22;
const NAME_WIDTH = 11;

const asPerson = (handle: string): string => `-H "authorization: Bearer $(npm run token -s -- --as ${handle})"`;

const caseLines = (url: string, { name, site, status, escalationId, failedCodes, what }: ShownCase): string[] => [
  `  ${status.padEnd(STATUS_WIDTH)} ${name.padEnd(NAME_WIDTH)} ${what}${failedCodes.length > 0 ? ` (not shown: ${failedCodes.join(' ')})` : ''}`,
  `    curl -sw '\\n' ${url}/${escalationId}/status ${asPerson(`process-manager-${site}-1`)}`,
];

/** How to save what was sent and check it without us. Paths are quoted: a home folder may have blanks. */
export const packageCommands = (url: string, { site, escalationId }: ShownCase, environment: Environment): string[] => {
  const { demo, keys } = filesOf(environment);
  const folder = join(demo, 'package');
  return [
    `mkdir -p "${folder}"; PROSECUTOR=$(npm run token -s -- --as prosecutor-${site}-1)`,
    `for FILE in manifest.json manifest.sig package.pdf package.pdf.sig; do curl -sf -o "${folder}/$FILE" "${url}/${escalationId}/package/files/$FILE" -H "authorization: Bearer $PROSECUTOR"; done`,
    `npm run package:verify -- "${folder}" --key "${join(keys, 'escalation.public.json')}"`,
  ];
};

/** What a person at the terminal needs to look at the demo escalations; empty where there are none. */
export const whereToLookAtCases = (
  { services }: Pick<Connections, 'services'>,
  cases: readonly ShownCase[],
  environment: Environment,
): string => {
  const url = `${services['escalation']?.url ?? ''}/v1/escalations`;
  const sent = cases.find(({ packageHash }) => packageHash !== null);
  const full = cases[0];
  if (!full) return '';
  return [
    'In the enforcement plane (nobody in it is real):',
    ...cases.flatMap(each => caseLines(url, each)),
    'All that one says, with every proof, for those who review it:',
    `    curl -sw '\\n' ${url}/${full.escalationId} ${asPerson(`process-reviewer-${full.site}-1`)}`,
    ...(sent ? [`The package of ${sent.name}, saved and then checked without us:`] : []),
    ...(sent ? packageCommands(url, sent, environment).map(line => `    ${line}`) : []),
    'Whether anything passes between the planes, tried by every login: npm run wall',
    '',
  ].join('\n');
};
