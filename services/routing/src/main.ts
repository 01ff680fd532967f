import 'reflect-metadata';
import { bootService } from '@crossroads/platform';
import { readConfig } from './config.ts';
import { fieldSets } from './http/field-sets.ts';
import { problems } from './http/problems.ts';
import { rows } from './parts.ts';
import { migrations } from './persistence/migrations/index.ts';
import { RoutingModule } from './routing.module.ts';

await bootService({
  plane: 'help',
  service: 'routing',
  module: RoutingModule,
  config: readConfig(),
  problems,
  fieldSets,
  rows,
  migrations,
});
