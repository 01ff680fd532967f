import { Problem, type FieldError } from '@crossroads/platform';

type Dated = {
  readonly receivedAt?: string;
  readonly person?: { readonly birthDate?: string };
  /** What replaces a person's fields. */
  readonly set?: { readonly birthDate?: string };
  readonly facts?: readonly { readonly observedOn?: string }[];
};

const FURTHEST_EAST_MS = 14 * 3_600_000;

/** The date that has begun somewhere on earth: a later one is in the future for everybody. */
const latestDate = (now: Date): string => new Date(now.getTime() + FURTHEST_EAST_MS).toISOString().slice(0, 10);

/** Refuses what nobody can know yet. @throws {Problem} `body.invalid` (400) naming each field */
export const requireTrueDates = ({ receivedAt, person, set, facts = [] }: Dated, now: Date): void => {
  const latest = latestDate(now);
  const dates: (readonly [string, boolean])[] = [
    ['/receivedAt', receivedAt !== undefined && new Date(receivedAt) > now],
    ['/person/birthDate', (person?.birthDate ?? '') > latest],
    ['/set/birthDate', (set?.birthDate ?? '') > latest],
    ...facts.map(({ observedOn = '' }, index) => [`/facts/${index}/observedOn`, observedOn > latest] as const),
  ];
  const errors: FieldError[] = dates
    .filter(([, isWrong]) => isWrong)
    .map(([pointer]) => ({ pointer, code: 'in-the-future' }));
  if (errors.length > 0) throw new Problem('body.invalid', { errors });
};
