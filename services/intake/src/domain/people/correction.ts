import { RuleViolation } from '@crossroads/kernel';
import type { Person } from '../submission.ts';
import { statedFlags, type SensitivityCode, type SensitivityFlag } from './sensitivity.ts';

/** What of a person can be put right; those that the events name. @source domain.md 3.3 */
export const PERSON_FIELD_CODES = [
  'NAME',
  'ALIASES',
  'BIRTH_DATE',
  'AGE_BAND',
  'ADDRESS',
  'PHONES',
  'SAFE_CONTACT',
  'LANGUAGE',
  'INTERPRETER',
  'SENSITIVITY',
] as const;
export type PersonFieldCode = (typeof PERSON_FIELD_CODES)[number];

/** The part of a person's record that each code stands for. */
const FIELDS = {
  name: 'NAME',
  alias: 'ALIASES',
  aliases: 'ALIASES',
  birthDate: 'BIRTH_DATE',
  ageConfidence: 'BIRTH_DATE',
  ageBand: 'AGE_BAND',
  address: 'ADDRESS',
  phones: 'PHONES',
  safeContact: 'SAFE_CONTACT',
  preferredLanguage: 'LANGUAGE',
  interpreterNeeded: 'INTERPRETER',
} as const satisfies Record<keyof Person, PersonFieldCode>;

const isFieldName = (name: string): name is keyof typeof FIELDS => Object.hasOwn(FIELDS, name);

/** A person as known, and what is said of the record. */
export type Known = { readonly person: Person; readonly flags: readonly SensitivityFlag[] };

/** What replaces what was known; `remove` takes away what nobody should have known. */
export type Correction = {
  readonly set: Partial<Person>;
  readonly remove: readonly PersonFieldCode[];
  readonly sensitivityCodes?: readonly SensitivityCode[] | undefined;
};

/** A record put right, and which fields differ now. */
export type Corrected = Known & { readonly fieldCodes: readonly PersonFieldCode[] };

const hasName = ({ name, alias, aliases = [] }: Person): boolean =>
  name !== undefined || alias !== undefined || aliases.length > 0;

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

const flagsAfter = (flags: Known['flags'], { sensitivityCodes, remove }: Correction): Known['flags'] => {
  if (sensitivityCodes !== undefined) return statedFlags(sensitivityCodes);
  return remove.includes('SENSITIVITY') ? statedFlags(undefined) : flags;
};

/**
 * Puts a record right. A person is known by a name or an alias and by a language, whatever is taken away.
 * @throws {RuleViolation} `person.nameless`, `person.nothing-changed`
 */
export const corrected = (before: Known, correction: Correction): Corrected => {
  const { set, remove } = correction;
  const kept = Object.entries(before.person).filter(([name]) => !isFieldName(name) || !remove.includes(FIELDS[name]));
  const given = Object.entries(set).filter(([, value]) => value !== undefined);
  const { preferredLanguage } = before.person;
  const person: Person = { preferredLanguage, ...Object.fromEntries([...kept, ...given]) };
  if (!hasName(person)) throw new RuleViolation('person.nameless', 'A name or an alias is needed');
  const flags = flagsAfter(before.flags, correction);
  const names = Object.keys(FIELDS).filter(isFieldName);
  const changed = names.filter(name => !same(before.person[name], person[name])).map(name => FIELDS[name]);
  const marked = same(before.flags, flags) ? [] : (['SENSITIVITY'] as const);
  const fieldCodes = [...new Set<PersonFieldCode>([...changed, ...marked])];
  if (fieldCodes.length === 0) throw new RuleViolation('person.nothing-changed', 'Nothing would change');
  return { person, flags, fieldCodes };
};
