import type { Encoded } from './record.ts';

type Compound = readonly string[];
type Rule = (record: Encoded) => readonly Compound[];

/** A street is known by its first letters: what follows is often mistyped, or run together with its type. */
const STREET_LETTERS = 4;
const FEW_LETTERS = 3;

/** Street and house name, because each is written in the place of the other. */
const streetsOf = ({ street, place }: Encoded, letters = STREET_LETTERS): readonly string[] =>
  [street, place].map(text => text.slice(0, letters));

/** Both names, because each is written in the place of the other. */
const soundsOf = ({ given, family }: Encoded): readonly string[] => [...family.sounds, ...given.sounds];

/** Each rule is a compound: a single value of few forms says too much of a person, even hashed. @source assurance.md 5.3 */
const RULES: Readonly<Record<string, Rule>> = {
  'born-initial': ({ born, given, family }) => [given, family].map(({ core }) => [born, core.slice(0, 1)]),
  'sound-year': ({ family, born }) => family.sounds.map(sound => [sound, born.slice(0, 4)]),
  'both-sounds': ({ given, family }) =>
    given.sounds.slice(0, 1).flatMap(sound => family.sounds.map(other => [sound, other].toSorted())),
  phone: ({ phones }) => phones.map(phone => [phone.slice(-7)]),
  home: record => streetsOf(record).map(street => [street, record.streetNumber]),
  'sound-suburb': record => soundsOf(record).map(sound => [sound, record.suburb.slice(0, STREET_LETTERS)]),
  'born-street': record => streetsOf(record, FEW_LETTERS).map(street => [record.born.slice(4), street]),
  'street-postal': record => streetsOf(record).map(street => [street, record.postalCode]),
};

/**
 * Compound texts by which likely pairs are found: two records that share none are never compared. In the product each
 * becomes a blind index; a part that is not known makes no key.
 * @source assurance.md 5.3, 5.5
 */
export const blockingKeys = (record: Encoded): readonly string[] => [
  ...new Set(
    Object.entries(RULES).flatMap(([name, rule]) =>
      rule(record)
        .filter(parts => parts.every(part => part !== ''))
        .map(parts => [name, ...parts].join('|')),
    ),
  ),
];
