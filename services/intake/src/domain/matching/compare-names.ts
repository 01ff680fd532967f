import { ALIKE, CLOSE } from './compare-text.ts';
import { MISSING } from './levels.ts';
import { isCommonGiven } from './name-shares.ts';
import { areForms, hasForms } from './nicknames.ts';
import type { EncodedName } from './record.ts';
import { likeness } from './text-measures.ts';

export const EXACT = 0;
const KNOWN_FORM = 1;
const SIMILAR = 2;
export const PARTLY = 3;
export const DIFFERENT = 4;

const sharedParts = (one: EncodedName, other: EncodedName): number =>
  one.parts.filter(part => other.parts.includes(part)).length;

/** Two or more words in common, in any order: `Martínez García` and `García Martínez`. */
const isReordered = (one: EncodedName, other: EncodedName): boolean => {
  const least = Math.min(one.parts.length, other.parts.length);
  return least > 1 && sharedParts(one, other) === least;
};

const isInitial = ({ core }: EncodedName, other: EncodedName): boolean =>
  core.length === 1 && other.core.startsWith(core);

/** One name is the beginning of the other: `José` and `José Luis`. Two second names are two people. */
const isBeginning = (one: EncodedName, other: EncodedName): boolean =>
  one.parts.length < other.parts.length && one.parts.every((part, place) => part === other.parts[place]);

const isKnownName = ({ core }: EncodedName): boolean => hasForms(core) || isCommonGiven(core);

/** Not a slip: two other given names, or one name in its two genders (`Daniel`, `Daniela`; `Mario`, `Maria`). */
export const areOtherNames = (one: EncodedName, other: EncodedName): boolean => {
  if (one.core === other.core) return false;
  const stem = (name: string): string => name.replace(/[aeo]$/u, '');
  return (isKnownName(one) && isKnownName(other)) || stem(one.core) === stem(other.core);
};

const nameLevel = (one: EncodedName, other: EncodedName, isForm: boolean): number => {
  if (one.whole === other.whole || one.core === other.core) return EXACT;
  if (isForm || isReordered(one, other)) return KNOWN_FORM;
  const like = Math.max(likeness(one.whole, other.whole), likeness(one.core, other.core));
  if (like >= CLOSE) return SIMILAR;
  const isPartly = like >= ALIKE || sharedParts(one, other) > 0 || isInitial(one, other) || isInitial(other, one);
  return isPartly ? PARTLY : DIFFERENT;
};

/** 0 exact, 1 a usual form, 2 close, 3 alike or partly, 4 different. */
export const givenLevel = (one: EncodedName, other: EncodedName): number => {
  if (one.whole === '' || other.whole === '') return MISSING;
  const isForm = areForms(one.core, other.core) || isBeginning(one, other) || isBeginning(other, one);
  return nameLevel(one, other, isForm);
};

export const familyLevel = (one: EncodedName, other: EncodedName): number =>
  one.whole === '' || other.whole === '' ? MISSING : nameLevel(one, other, false);
