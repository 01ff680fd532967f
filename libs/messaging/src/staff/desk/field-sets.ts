import type { FieldSets } from '@crossroads/platform';

/** What answers about staff show; part of the field sets of the service that keeps the directory. */
export const staffFieldSets: FieldSets = {
  'staff.v1': [
    'staffId',
    'site',
    'role',
    'orgId',
    'areaCode',
    'programme',
    'validFrom',
    'validUntil',
    'active',
    'version',
    'history',
  ],
};
