import type { Lists } from './standings.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Whose records a list shows: of every organisation of the site, or of one's own only. Where the policies say neither, or
 * somebody has no organisation, nobody's.
 */
export const organisationOf = ({ actor, door }: Lists): string | undefined => {
  if (door.scopes.includes('site')) return undefined;
  return door.scopes.includes('organisation') ? (actor.orgId ?? NOBODY) : NOBODY;
};
