import type { Person } from '../submission.ts';
import type { DisclosedCode } from './accounting.ts';

/**
 * Who a person is, as far as a provider needs it to meet them: never an address, nothing of the case. What is not known
 * is left out.
 * @source 45 CFR 164.502(b)
 */
export type ShownPerson = Pick<
  Person,
  'name' | 'aliases' | 'birthDate' | 'phones' | 'safeContact' | 'preferredLanguage' | 'interpreterNeeded'
>;

const CODES = {
  name: 'NAME',
  aliases: 'ALIASES',
  birthDate: 'BIRTH_DATE',
  phones: 'PHONES',
  safeContact: 'SAFE_CONTACT',
  preferredLanguage: 'LANGUAGE',
  interpreterNeeded: 'INTERPRETER',
} as const satisfies Record<keyof ShownPerson, DisclosedCode>;

/** The part of a person that a provider is shown. */
export const shownOf = (person: Person): ShownPerson => {
  const { name, alias, aliases = [], birthDate, phones, safeContact, preferredLanguage, interpreterNeeded } = person;
  const all = [...(alias === undefined ? [] : [alias]), ...aliases];
  return {
    ...(name && { name }),
    ...(all.length > 0 && { aliases: all }),
    ...(birthDate !== undefined && { birthDate }),
    ...(phones && { phones }),
    ...(safeContact && { safeContact }),
    ...(interpreterNeeded !== undefined && { interpreterNeeded }),
    preferredLanguage,
  };
};

/** What was shown, as it is accounted for. */
export const codesOf = (shown: ShownPerson): readonly DisclosedCode[] =>
  Object.entries(CODES).flatMap(([name, code]) => (Object.hasOwn(shown, name) ? [code] : []));
