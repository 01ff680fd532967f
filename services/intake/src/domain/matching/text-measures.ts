import { jaroWinkler } from '@skyra/jaro-winkler';
import damerauLevenshtein from 'damerau-levenshtein';
import { doubleMetaphone } from 'double-metaphone';

/** Jaro-Winkler, 0 to 1. The greedy measure depends on the order of its arguments, so they are put in order first. */
export const likeness = (one: string, other: string): number => {
  if (one === other) return 1;
  return one < other ? jaroWinkler(one, other) : jaroWinkler(other, one);
};

/** Slips of typing between two texts: letters left out, added, changed, or two neighbours exchanged. */
export const slipsBetween = (one: string, other: string): number =>
  one === other ? 0 : damerauLevenshtein(one, other).steps;

/** How a name sounds; never empty for a name that is not. Numbers and other signs stay as they are. */
export const soundOf = (name: string): string => doubleMetaphone(name)[0] || name;
