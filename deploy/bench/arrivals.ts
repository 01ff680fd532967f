import { randomBytes, randomInt } from 'node:crypto';

/** Seconds of each run that are not counted. */
export const WARM_UP_SECONDS = 5;

/** Moments (milliseconds from the start) of Poisson arrivals at a rate a second. */
export const arrivals = (rate: number, seconds: number, random: () => number): number[] => {
  const moments: number[] = [];
  for (let at = 0; at < seconds * 1000; at += (-Math.log(1 - random()) * 1000) / rate) moments.push(at);
  return moments;
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A name that nobody else has, so that no referral of the bench looks like a duplicate of another. */
export const ownName = (): string => {
  const letters = [...randomBytes(12)].map(byte => LETTERS[byte % LETTERS.length]);
  return `${letters[0]?.toUpperCase()}${letters.slice(1).join('')}`;
};

const DAY_MS = 86_400_000;

/** A birthday of the same year of life: the templates of one age were all born on one day, and would all be looked at. */
export const ownBirthday = (bornOn: string): string =>
  new Date(Date.parse(bornOn) - randomInt(0, 364) * DAY_MS).toISOString().slice(0, 10);
