import { Problem, type Particulars, type Standing, type Target } from '@crossroads/platform';
import type { Opens } from './act.ts';

/** A record that was looked for, and how its opener stands to it. */
export type Wanted<T> = {
  readonly target: Target;
  readonly found: T | undefined;
  readonly standing: (found: T) => Standing;
  readonly more?: Particulars | undefined;
};

/**
 * Shows a record to the policies before anything is done with it; one that does not exist takes the same path.
 * @throws {Problem} `target.missing`, also for what the opener may not know of; `auth.sign-in-again`
 */
export const openRecord = <T extends object>(access: Opens, { target, found, standing, more }: Wanted<T>): T => {
  access.on(target, found === undefined ? undefined : standing(found), more);
  if (found === undefined) throw new Problem(target.missing);
  return found;
};
