import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { command } from '../../local/demo-load.ts';
import { writeJson } from '../../local/files.ts';
import type { City } from '../city.ts';
import { daysAgo } from './days.ts';

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
  await command(system.connections, environment, ['notices', 'load-texts.js', '--file', file]);
  return texts;
};
