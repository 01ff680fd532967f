import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandFrom } from './config.ts';

const file = join(mkdtempSync(join(tmpdir(), 'dead-letters-')), 'connections.json');
const role = { database: 'help', user: 'intake', password: 'a/b' };
writeFileSync(file, JSON.stringify({ postgres: { help: { host: 'h', port: 1, roles: { intake: role } } } }));
const from = (line: string, env = {}) => commandFrom([...line.split(' '), '--connections', file], env);

it('finds the database of the service', () => {
  expect(from('list --service intake').databaseUrl).toBe('postgres://intake:a%2Fb@h:1/help');
  expect(from('list --service intake', { DATABASE_URL: 'postgres://x' }).databaseUrl).toBe('postgres://x');
});

it('reads which and who', () => {
  const command = from(
    'replay --service intake --id a --id b --topic t --reason schema --limit 5 --actor me --dry-run',
  );
  expect(command).toMatchObject({
    act: 'replay',
    ids: ['a', 'b'],
    topic: 't',
    reason: 'schema',
    limit: 5,
    actorId: 'me',
    dryRun: true,
  });
});

it.each([
  'drop --service intake',
  'list',
  'list --service nowhere',
  'list --service intake --limit 0',
  'list --service intake --force',
])('refuses %s', line => expect(() => from(line)).toThrow());
