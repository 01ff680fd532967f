import { referralBody, type Overrides } from '@crossroads/testing';
import type { Marks } from './marks.ts';

/** Every field of a person that somebody fills in by hand, each with a mark of its own. */
export const markedPerson = (marks: Marks): Overrides => {
  const word = (what: string): string => marks.word('help', what);
  return {
    name: { given: word('a given name'), family: word('a family name') },
    aliases: [word('an alias'), word('another alias')],
    birthDate: marks.birthDate('help'),
    phones: [marks.phone()],
    address: {
      line: `12 ${word('an address')} St`,
      city: word('a city'),
      postalCode: word('a postal code'),
    },
  };
};

const school = { sourceType: 'SCHOOL', legalBasisCode: 'FERPA_CONSENT', referrer: { role: 'COUNSELOR' } };

type Way = { readonly role: string; readonly overrides: Overrides; readonly isDraft?: boolean };

/** Every kind of source, and every way that a referral goes. */
export const ways: readonly Way[] = [
  { role: 'hospital', overrides: { needCodes: ['TRANSPORT'] } },
  { role: 'hospital', overrides: { needCodes: ['HOUSING'] } },
  { role: 'school', overrides: school },
  { role: 'self', overrides: { sourceType: 'SELF', legalBasisCode: 'SELF' } },
  { role: 'referrer', overrides: { sourceType: 'COMMUNITY', legalBasisCode: 'CONSENT' } },
  { role: 'hospital', overrides: { legalBasisCode: 'NONE' } },
  { role: 'school', overrides: { ...school, areaCode: undefined, facts: [], consent: undefined } },
  { role: 'hospital', overrides: { areaCode: 'FAR_AWAY' } },
  { role: 'hospital', overrides: {}, isDraft: true },
  { role: 'hospital', overrides: { sensitivityCodes: ['PART2'], needCodes: ['SUD_TREATMENT'] } },
];

/** A referral about somebody new, whose every field is marked. */
export const markedReferral = (marks: Marks, overrides: Overrides): Record<string, unknown> =>
  referralBody({
    person: markedPerson(marks),
    note: `He said ${marks.word('help', 'a note')} to me`,
    ...overrides,
  });
