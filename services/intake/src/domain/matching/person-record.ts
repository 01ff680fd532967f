import type { AgeBand } from '../codes.ts';
import type { Person } from '../submission.ts';
import { addressParts } from './address-line.ts';
import type { MatchRecord } from './record.ts';

const OLDEST = 110;

/** First and last age of a band. */
const AGES: Readonly<Record<AgeBand, readonly [number, number] | undefined>> = {
  AGE_0_13: [0, 13],
  AGE_14_16: [14, 16],
  AGE_17_18: [17, 18],
  AGE_19_24: [19, 24],
  AGE_25_34: [25, 34],
  AGE_35_PLUS: [35, OLDEST],
  UNKNOWN: undefined,
};

const bornBetween = (band: AgeBand | undefined, year: number): readonly [number, number] | undefined => {
  const ages = band && AGES[band];
  return ages && [year - ages[1] - 1, year - ages[0]];
};

/**
 * What matching is told of a person. The city is left out: nearly everybody of a site lives in it.
 * @param knownIn year in which a stated age band held
 */
export const matchRecordOf = (person: Person, knownIn: number): MatchRecord => {
  const { name, alias, aliases = [], birthDate, ageBand, phones, address } = person;
  return {
    given: name?.given,
    family: name?.family,
    aliases: alias === undefined ? aliases : [alias, ...aliases],
    birthDate,
    bornBetween: birthDate === undefined ? bornBetween(ageBand, knownIn) : undefined,
    phones,
    address: { ...addressParts(address?.line), postalCode: address?.postalCode },
  };
};
