import { planeOf } from '../migrate/catalog.ts';
import type { SignIn } from './people.ts';
import type { Connections } from './system.ts';

const HANDLE_WIDTH = 38;

const servicesOf = (plane: string, services: Connections['services']): string[] =>
  Object.entries(services)
    .filter(([name]) => planeOf(name) === plane)
    .map(([name, { managementUrl, url }]) => `  ${name.padEnd(10)} ${url}   API: ${managementUrl}/openapi.json`);

const peopleOf = (plane: string, people: Connections['people']): SignIn[] =>
  Object.values(people).flatMap(sharing => sharing.filter(person => person.plane === plane).slice(0, 1));

const planeLines = (plane: string, { issuers, people, services }: Connections): string[] => [
  `The ${plane} plane`,
  ...servicesOf(plane, services),
  `  sign-in    ${issuers[plane]?.issuer}   one of each role:`,
  ...peopleOf(plane, people).map(({ handle, password }) => `             ${handle.padEnd(HANDLE_WIDTH)} ${password}`),
];

type Places = { readonly connections: string; readonly logs: string };

/** What a person at the terminal needs to know of a running system. */
export const whereToLook = (connections: Connections, files: Places): string =>
  [
    '',
    'Crossroads is running. Ctrl-C stops it; the data stay.',
    ...Object.keys(connections.postgres).flatMap(plane => planeLines(plane, connections)),
    `Everybody   ${files.connections}; a token: npm run token -s -- --as ${connections.people['hospital']?.[0]?.handle}`,
    `Logs        ${files.logs}`,
    '',
  ].join('\n');
