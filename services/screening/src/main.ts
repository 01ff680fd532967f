import { bootService } from '@crossroads/platform';
import { readConfig } from './config.ts';
import { fieldSets } from './http/field-sets.ts';
import { problems } from './http/problems.ts';
import { rows } from './parts.ts';
import { migrations } from './persistence/migrations/index.ts';
import { ScreeningModule } from './screening.module.ts';

await bootService({
  plane: 'help',
  service: 'screening',
  module: ScreeningModule,
  problems,
  fieldSets,
  config: readConfig(),
  rows,
  migrations,
});
