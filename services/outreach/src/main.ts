import { bootService } from '@crossroads/platform';
import { readConfig } from './config.ts';
import { problems } from './http/problems.ts';
import { OutreachModule } from './outreach.module.ts';
import { migrations } from './persistence/migrations/index.ts';
import { AttemptRow } from './persistence/attempt.row.ts';
import { CaseRow } from './persistence/case.row.ts';
import { ConsentRow } from './persistence/consent.row.ts';
import { WorkerRow } from './persistence/worker.row.ts';

await bootService({
  service: 'outreach',
  module: OutreachModule,
  problems,
  config: readConfig(),
  rows: [CaseRow, ConsentRow, AttemptRow, WorkerRow],
  migrations,
});
