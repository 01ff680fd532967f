import 'reflect-metadata';
import { bootService, PeerKeys } from '@crossroads/platform';
import { readConfig } from './config.ts';
import { EscalationModule } from './escalation.module.ts';
import { fieldSets } from './http/field-sets.ts';
import { problems } from './http/problems.ts';
import { rows } from './parts.ts';
import { migrations } from './persistence/migrations/index.ts';
import { readRuleLists } from './rule-lists.ts';

const config = readConfig();
const settings = { peers: PeerKeys.load(config.peerKeysFile), lists: await readRuleLists(config.ruleLists) };

await bootService({
  plane: 'enforcement',
  service: 'escalation',
  module: EscalationModule.with(settings),
  config,
  problems,
  fieldSets,
  rows,
  migrations,
});
