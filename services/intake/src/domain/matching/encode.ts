import type { Encoded, EncodedName, MatchRecord } from './record.ts';
import { soundOf } from './text-measures.ts';
import { digitsOf, wordsOf } from './words.ts';

const PARTICLES = new Set(
  'de del dela la las los el le da do dos das di du van von vander der den ter y e i st san santa al bin ibn'.split(
    ' ',
  ),
);

/** Written after a name to tell a father from his son. */
const GENERATIONS = new Map(
  Object.entries({
    jr: 'jr',
    junior: 'jr',
    hijo: 'jr',
    sr: 'sr',
    senior: 'sr',
    padre: 'sr',
    ii: '2',
    iii: '3',
    iv: '4',
  }),
);

const STREET_TYPES = new Set(
  (
    'street st avenue ave av road rd drive dr place pl lane ln court ct circuit cct crescent cres cr close cl boulevard ' +
    'blvd way terrace tce parade pde highway hwy trail trl loop calle avenida camino paseo via'
  ).split(' '),
);

const nameOf = (words: readonly string[]): EncodedName => {
  const kept = words.filter(word => !PARTICLES.has(word));
  const parts = kept.length > 0 ? kept : words;
  return { whole: words.join(''), core: parts.join(''), parts, sounds: parts.map(soundOf) };
};

/** Without its type: streets are told apart by their names. A street that is all types keeps them. */
const streetOf = (words: readonly string[]): string => {
  const kept = words.filter(word => !STREET_TYPES.has(word));
  return (kept.length > 0 ? kept : words).join('');
};

/** Prepares a record for comparing; whatever is not known becomes empty. Pure, so that one record is prepared once. */
export const encode = (record: MatchRecord): Encoded => {
  const given = wordsOf(record.given);
  const family = wordsOf(record.family);
  const isGeneration = (word: string): boolean => GENERATIONS.has(word);
  const suffix = [...family, ...given].find(isGeneration);
  const { address = {} } = record;
  return {
    given: nameOf(given.filter(word => !isGeneration(word))),
    family: nameOf(family.filter(word => !isGeneration(word))),
    aliases: (record.aliases ?? []).map(alias => wordsOf(alias).join('')).filter(alias => alias !== ''),
    generation: (suffix && GENERATIONS.get(suffix)) ?? '',
    born: digitsOf(record.birthDate ?? ''),
    bornBetween: record.bornBetween,
    phones: [...new Set((record.phones ?? []).map(phone => digitsOf(phone).slice(-10)))].filter(
      phone => phone.length >= 7,
    ),
    streetNumber: wordsOf(address.streetNumber).join(''),
    street: streetOf(wordsOf(address.street)),
    place: wordsOf(address.place).join(''),
    suburb: wordsOf(address.suburb).join(''),
    postalCode: wordsOf(address.postalCode).join(''),
    region: wordsOf(address.region).join(''),
  };
};
