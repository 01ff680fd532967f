import { MISSING } from './levels.ts';
import { likeness, slipsBetween } from './text-measures.ts';

/** Jaro-Winkler levels. @source assurance.md 5.5 */
export const CLOSE = 0.92;
export const ALIKE = 0.82;

/** 0 exact, 1 close, 2 alike, 3 different. */
export const textLevel = (one: string, other: string): number => {
  if (one === '' || other === '') return MISSING;
  if (one === other) return 0;
  const like = likeness(one, other);
  if (like >= CLOSE) return 1;
  return like >= ALIKE ? 2 : 3;
};

/** 0 exact, 1 close, 2 different. */
export const shortTextLevel = (one: string, other: string): number => {
  const level = textLevel(one, other);
  return level < 2 ? level : 2;
};

/** 0 exact, 1 one slip of typing, 2 different: for numbers, where letters at the start weigh no more than others. */
export const numberLevel = (one: string, other: string): number => {
  if (one === '' || other === '') return MISSING;
  if (one === other) return 0;
  return Math.abs(one.length - other.length) <= 1 && slipsBetween(one, other) === 1 ? 1 : 2;
};
