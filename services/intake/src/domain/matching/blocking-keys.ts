import { fullForms } from './nicknames.ts';
import type { Encoded, EncodedName } from './record.ts';
import { soundOf } from './text-measures.ts';

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

/** How the first given name sounds, in its full forms: Bill and William meet. */
const givenSounds = ({ parts: [first] }: EncodedName): readonly string[] =>
  first === undefined ? [] : [...new Set(fullForms(first).map(soundOf))];

/**
 * Each rule is a compound: a single value of few forms says too much of a person, even hashed. And each is narrow: among
 * a million people of one city a key brings some ten, of the commonest names some hundred.
 * @source assurance.md 5.3
 */
const RULES: Readonly<Record<string, Rule>> = {
  'born-initial': ({ born, given, family }) => [given, family].map(({ core }) => [born, core.slice(0, 1)]),
  'both-sounds': ({ given, family }) =>
    givenSounds(given).flatMap(sound => family.sounds.map(other => [sound, other].toSorted())),
  phone: ({ phones }) => phones.map(phone => [phone.slice(-7)]),
  home: record => streetsOf(record).map(street => [street, record.streetNumber]),
  'born-street': record => streetsOf(record, FEW_LETTERS).map(street => [record.born.slice(4), street]),
  'sound-street': record => streetsOf(record).flatMap(street => soundsOf(record).map(sound => [sound, street])),
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
