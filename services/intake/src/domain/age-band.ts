import type { AgeBand } from './codes.ts';

/** Whole years on a local calendar day; dates are `YYYY-MM-DD`. Somebody born on 29 February turns older on 1 March. @source R25 */
export const ageOn = (birthDate: string, on: string): number => {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
};

const UPPER_AGES: readonly (readonly [number, AgeBand])[] = [
  [13, 'AGE_0_13'],
  [16, 'AGE_14_16'],
  [18, 'AGE_17_18'],
  [24, 'AGE_19_24'],
  [34, 'AGE_25_34'],
];

/** The band on the local day of receipt. A birth date wins over a stated band; with neither the band is UNKNOWN, never a guess. @source R25 */
export const ageBandOf = (
  person: { readonly birthDate?: string | undefined; readonly ageBand?: AgeBand | undefined },
  on: string,
): AgeBand => {
  const { birthDate } = person;
  if (birthDate === undefined) return person.ageBand ?? 'UNKNOWN';
  const age = ageOn(birthDate, on);
  return UPPER_AGES.find(([upper]) => age <= upper)?.[1] ?? 'AGE_35_PLUS';
};
