import 'reflect-metadata';
import { bootService } from '@crossroads/platform';
import { readConfig } from './config.ts';
import { fieldSets } from './http/field-sets.ts';
import { problems } from './http/problems.ts';
import { OutreachModule } from './outreach.module.ts';
import { rows } from './parts.ts';
import { migrations } from './persistence/migrations/index.ts';

await bootService({
  plane: 'help',
  service: 'outreach',
  module: OutreachModule,
  problems,
  fieldSets,
  config: readConfig(),
  rows,
  migrations,
});
