import type { Random } from '@crossroads/kernel';
import type { Submission } from '../../services/intake/src/domain/submission.ts';

const chosen = <T>(random: Random, options: readonly [T, ...T[]]): T =>
  options[Math.floor(random() * options.length)] ?? options[0];

const consent = {
  purposeCodes: ['SERVICE'],
  recipientIds: [],
  recipientClass: 'SERVICE_PROVIDERS',
  dataClasses: ['C1', 'C4'],
  expiresOn: '2026-12-01',
  language: 'en',
  methodCode: 'WRITTEN',
  part2: false,
} as const;

/** A referral, drawn: most are urgent, consented and complete; some lack consent, needs, an area, or are about a child. */
export const drawSubmission = (random: Random, number: number): Submission => ({
  sourceType: 'HOSPITAL',
  referrer: { role: 'NURSE' },
  legalBasisCode: random() < 0.9 ? 'HIPAA_AUTHORISATION' : 'FERPA_CONSENT',
  person: {
    name: { given: `Given${number}`, family: `Family${number}` },
    ageBand: chosen(random, ['AGE_19_24', 'AGE_19_24', 'AGE_25_34', 'AGE_0_13']),
    phones: [`+150555501${String(number).padStart(2, '0')}`],
    preferredLanguage: chosen(random, ['en', 'en', 'es']),
  },
  ...(random() < 0.9 && { areaCode: chosen(random, ['SOUTHEAST', 'SOUTHEAST', 'VALLEY']) }),
  facts: [
    {
      factorCode: 'SHOT_OR_STABBED',
      answer: 'yes',
      observedOn: chosen(random, ['2026-05-31', '2026-05-31', '2026-03-01']),
      sourceCode: 'HOSPITAL',
    },
  ],
  needCodes: chosen(random, [['HOUSING'], ['HOUSING'], ['HOUSING', 'LEGAL_CIVIL'], []]),
  reasonCodes: ['VIOLENT_INJURY'],
  ...(random() < 0.85 && { consent }),
  confidentialityNotice: 'cn-1',
});
