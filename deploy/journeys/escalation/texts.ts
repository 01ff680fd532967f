import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from '../../local/environment.ts';
import { writeJson } from '../../local/files.ts';
import { serviceEnv } from '../../local/services.ts';
import type { City } from '../city.ts';
import { daysAgo } from './days.ts';

const run = promisify(execFile);

/** Approved before the oldest notice of these journeys, and older than every notice that still holds. */
const DAYS = 760;

/** The text that each site's notices hand over. */
export type Texts = Readonly<Record<'abq' | 'lcr', string>>;

/** Loads one text a site, which a lawyer approved under the policy in force long ago. */
export const loadTexts = async ({ system, environment }: City): Promise<Texts> => {
  const texts: Texts = { abq: randomUUID(), lcr: randomUUID() };
  const sites = ['abq', 'lcr'] as const;
  const file = join(environment.folder, 'journey-texts.json');
  writeJson(file, {
    chargingPolicies: sites.map(site => ({ site, version: 'journey-1', effectiveOn: daysAgo(DAYS + 1) })),
    noticeTexts: sites.map(site => ({
      textId: texts[site],
      site,
      language: 'es',
      title: 'Aviso',
      body: 'Le ofrecemos ayuda.',
      chargingPolicyVersion: 'journey-1',
      authorId: randomUUID(),
      approverId: randomUUID(),
      approvedAt: `${daysAgo(DAYS)}T16:00:00Z`,
      legalBasis: 'Memo 1',
    })),
  });
  const script = join(repository, 'services', 'notices', 'dist', 'load-texts.js');
  const env = { ...serviceEnv(environment, system.connections, 'notices'), PORT: '0', MANAGEMENT_PORT: '0' };
  await run(process.execPath, [script, '--file', file], { env });
  return texts;
};
