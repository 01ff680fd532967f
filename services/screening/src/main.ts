import { bootService } from '@crossroads/platform';
import { readConfig } from './config.ts';
import { problems } from './http/problems.ts';
import { CaseRow } from './persistence/case.row.ts';
import { migrations } from './persistence/migrations/index.ts';
import { ReceiptRow } from './persistence/receipt.row.ts';
import { RuleSetRow } from './persistence/rule-set.row.ts';
import { ScreeningModule } from './screening.module.ts';

await bootService({
  service: 'screening',
  module: ScreeningModule,
  problems,
  config: readConfig(),
  rows: [CaseRow, ReceiptRow, RuleSetRow],
  migrations,
});
