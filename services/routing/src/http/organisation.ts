import type { Actor } from '@crossroads/platform';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Whose records exist for the actor: a provider's own organisation's only, and none without an organisation; everybody's for staff. */
export const organisationOf = ({ role, orgId }: Actor): string | undefined =>
  role === 'provider' ? (orgId ?? NOBODY) : undefined;
