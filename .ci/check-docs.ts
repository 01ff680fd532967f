import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { namesIn, rulesIn, sourcesIn } from './doc-names.ts';
import { undocumented } from './docstrings.ts';
import { eventNames } from './event-names.ts';
import { filesBelow, report } from './tools.ts';

const root = process.cwd();
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const scripts = new Set(Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts));
const isThere = (path: string): boolean =>
  /[*<]/.test(path)
    ? globSync(path.replaceAll(/<[^>]*>/g, '*'), { cwd: root }).length > 0
    : existsSync(join(root, path));

const documents = [
  ...['README.md', 'CONTRIBUTING.md'].filter(isThere),
  ...filesBelow(root, ['docs']).filter(file => file.endsWith('.md')),
  ...filesBelow(root, ['services', 'libs', 'deploy']).filter(file => file.endsWith('/README.md')),
];

const wrongIn = (file: string, events: ReadonlySet<string>): string[] => {
  const named = namesIn(read(file));
  const here = dirname(file);
  return [
    ...named.paths.filter(path => !isThere(path) && !isThere(join(here, path))).map(path => `no such path: ${path}`),
    ...named.links.filter(link => !isThere(join(here, link))).map(link => `dead link: ${link}`),
    ...named.events.filter(event => !events.has(event)).map(event => `no such event or topic: ${event}`),
    ...named.scripts.filter(script => !scripts.has(script)).map(script => `no such script: ${script}`),
  ].map(problem => `${file}: ${problem}`);
};

const unknownSources = (): string[] => {
  const rules = rulesIn(read('docs/rules.md'));
  if (rules.size === 0) return ['docs/rules.md lists no rule'];
  return filesBelow(root, ['services', 'libs', 'deploy'])
    .filter(file => file.endsWith('.ts'))
    .flatMap(file =>
      sourcesIn(read(file)).flatMap(id => (rules.has(id) ? [] : [`${file}: docs/rules.md has no ${id}`])),
    );
};

const events = await eventNames();
const entries = globSync(['libs/*/src/index.ts', 'libs/contracts/src/{help,neutral,enforcement,bridge}.ts'], {
  cwd: root,
});
const problems = [
  ...documents.flatMap(file => wrongIn(file, events)),
  ...unknownSources(),
  ...[...new Set(undocumented(entries, root))].map(name => `${name} has no docstring`),
];
report(
  problems,
  `${documents.length} documents, ${events.size} event and topic names, ${entries.length} lib entries: all in order`,
);
