import { cautionsOf, type Caution } from './cautions.ts';
import { compare } from './compare.ts';
import { FIELDS, LEVELS, MISSING, type Field, type FieldLevels, type LevelName } from './levels.ts';
import { rarityBits } from './name-shares.ts';
import {
  ADDRESS_LEAST,
  ADDRESS_MOST,
  HOUSEHOLD_MOST,
  LINK_FROM,
  REVIEW_FROM,
  WEIGHTS,
  type Weights,
} from './parameters.ts';
import type { Encoded } from './record.ts';

/** What one field says, in bits. `household` takes back what address and phone say beyond their limit. */
export type Evidence = {
  readonly field: Field | 'household';
  readonly level: LevelName | 'limited';
  readonly weight: number;
};

export const ZONES = ['link', 'review', 'new'] as const;
export type Zone = (typeof ZONES)[number];

/** A pair in bits, with all that it is the sum of: no values of the two people, only how they agree. */
export type MatchScore = {
  readonly score: number;
  readonly evidence: readonly Evidence[];
  readonly cautions: readonly Caution[];
  readonly zone: Zone;
};

const ADDRESS: ReadonlySet<string> = new Set(['streetNumber', 'street', 'place', 'suburb', 'postalCode', 'region']);

const isName = (field: Field): field is 'given' | 'family' => field === 'given' || field === 'family';

/** An exact name weighs by how rare it is; where only the particles differ, by the commoner way to write it. */
const rarityOf = (field: Field, one: Encoded, other: Encoded): number =>
  isName(field) ? Math.min(rarityBits(field, one[field].core), rarityBits(field, other[field].core)) : 0;

type Pair = { readonly one: Encoded; readonly other: Encoded; readonly levels: FieldLevels };

const evidenceOf = ({ one, other, levels }: Pair, weights: Weights): readonly Evidence[] =>
  FIELDS.flatMap(field => {
    const level = levels[field];
    if (level === MISSING) return [];
    const rarity = level === 0 && levels.order === 0 ? rarityOf(field, one, other) : 0;
    return [{ field, level: LEVELS[field][level] ?? 'different', weight: (weights[field][level] ?? 0) + rarity }];
  });

const total = (evidence: readonly Evidence[]): number => evidence.reduce((sum, { weight }) => sum + weight, 0);

/** Negative where address and phone say too much for two, positive where they say too much against. */
const householdLimit = (evidence: readonly Evidence[]): number => {
  const address = total(evidence.filter(({ field }) => ADDRESS.has(field)));
  const phone = total(evidence.filter(({ field }) => field === 'phone'));
  const limited = Math.min(HOUSEHOLD_MOST, Math.max(ADDRESS_LEAST, Math.min(ADDRESS_MOST, address)) + phone);
  return limited - address - phone;
};

/** @source assurance.md 5.5 (three zones) */
export const zoneOf = (score: number, cautions: readonly Caution[]): Zone => {
  if (score < REVIEW_FROM) return 'new';
  return score >= LINK_FROM && cautions.length === 0 ? 'link' : 'review';
};

/**
 * How far two records are of one person (Fellegi-Sunter). The same whichever comes first; a field that is missing on
 * either side says nothing.
 * @source assurance.md 5.5
 */
export const score = (one: Encoded, other: Encoded, weights: Weights = WEIGHTS): MatchScore => {
  const levels = compare(one, other);
  const fields = evidenceOf({ one, other, levels }, weights);
  const limit = householdLimit(fields);
  const evidence = limit === 0 ? fields : [...fields, { field: 'household', level: 'limited', weight: limit } as const];
  const sum = total(evidence);
  const cautions = cautionsOf(levels, one, other);
  return { score: sum, evidence, cautions, zone: zoneOf(sum, cautions) };
};
