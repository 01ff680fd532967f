import { Problem, type Standing, type Target } from '@crossroads/platform';
import type { Opens } from './act.ts';

/** A record that somebody was allowed to open. */
export type Opened<T> = T & {
  /** Name of the set of fields that the opener is shown. */
  readonly view: string;
};

/** A record that was looked for, and how its opener stands to it. */
export type Wanted<T> = {
  readonly target: Target;
  readonly found: T | undefined;
  readonly standing: (found: T) => Standing;
};

/**
 * Shows a record to the policies before anything is done with it; one that does not exist takes the same path.
 * @throws {Problem} `target.missing`, also for what the opener may not know of; `auth.sign-in-again`
 */
export const openRecord = <T extends object>(access: Opens, { target, found, standing }: Wanted<T>): Opened<T> => {
  const { view } = access.on(target, found === undefined ? undefined : standing(found));
  if (found === undefined) throw new Problem(target.missing);
  return { ...found, view };
};
