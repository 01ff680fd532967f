import 'reflect-metadata';
import { bootService } from '@crossroads/platform';
import { readConfig } from './config.ts';
import { fieldSets } from './http/field-sets.ts';
import { problems } from './http/problems.ts';
import { NoticesModule } from './notices.module.ts';
import { rows } from './parts.ts';
import { migrations } from './persistence/migrations/index.ts';

await bootService({
  service: 'notices',
  plane: 'neutral',
  module: NoticesModule,
  config: readConfig(),
  problems,
  fieldSets,
  rows,
  migrations,
});
