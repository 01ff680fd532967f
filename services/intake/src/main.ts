import 'reflect-metadata';
import { bootService } from '@crossroads/platform';
import { readConfig } from './config.ts';
import { fieldSets } from './http/field-sets.ts';
import { problems } from './http/problems.ts';
import { IntakeModule } from './intake.module.ts';
import { rows } from './parts.ts';
import { migrations } from './persistence/migrations/index.ts';

await bootService({
  plane: 'help',
  service: 'intake',
  module: IntakeModule,
  problems,
  fieldSets,
  config: readConfig(),
  rows,
  migrations,
});
