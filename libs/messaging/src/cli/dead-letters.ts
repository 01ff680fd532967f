// Lists and replays dead letters of one service: npm run dead-letters -- list|replay --service NAME
import pg from 'pg';
import { listDeadLetters, replayDeadLetters } from '../operations/dead-letters.ts';
import { pgStore } from '../pg/pg-store.ts';
import { commandFrom, environment, USAGE } from './config.ts';
import type { Command } from './config.ts';

const say = (line: object | string): void => {
  process.stdout.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
};

const run = async ({ act, databaseUrl, ...asked }: Command): Promise<void> => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  try {
    const store = pgStore(pool);
    if (act === 'list') return (await listDeadLetters(store, asked)).forEach(say);
    const ids = await replayDeadLetters(store, {
      filter: asked,
      actorId: asked.actorId,
      dryRun: asked.dryRun,
      now: new Date(),
    });
    for (const id of ids) say({ id, replayed: !asked.dryRun });
    say(`${ids.length} ${asked.dryRun ? 'would be replayed' : 'handed to the retry worker'}`);
  } finally {
    await pool.end();
  }
};

try {
  await run(commandFrom(process.argv.slice(2), environment()));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'failed'}\n${USAGE}\n`);
  process.exitCode = 1;
}
