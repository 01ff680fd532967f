import { onFields, type StaffContracts } from '@crossroads/contracts';
import { ROLES } from '@crossroads/platform';
import type { ConsumedEvent } from '../ports.ts';
import { StaffMemberRow } from './staff-member.row.ts';

/** What the owner of the staff directory said: how a member stands now, or that all was as published until an instant. */
export class StaffNews {
  constructor(readonly said: { readonly member: StaffMemberRow } | { readonly confirmedAt: Date }) {}
}

const onChanged = (event: StaffContracts['changed']): ConsumedEvent<StaffNews> =>
  onFields(
    event,
    ['staffId', 'version', 'role', 'orgId', 'areaCode', 'programme', 'validFrom', 'validUntil'],
    ({ site, time, data: { staffId, validFrom, validUntil, role, ...rest } }) => {
      const known = ROLES.find(name => name === role);
      const ends = validUntil === null ? null : new Date(validUntil);
      const from = new Date(validFrom);
      // A role that this version does not know yet gives nothing, and takes away what was before.
      const force = known ? { role: known, validUntil: ends } : { role: ROLES[0], validUntil: from };
      const about = { ...rest, ...force, id: staffId, site, validFrom: from, updatedAt: new Date(time) };
      return new StaffNews({ member: Object.assign(new StaffMemberRow(), about) });
    },
  );

/** What a copy of a plane's staff directory is made of. */
export const staffNews = ({ changed, confirmed }: StaffContracts): readonly ConsumedEvent<StaffNews>[] => [
  onChanged(changed),
  onFields(confirmed, ['confirmedAt'], ({ data }) => new StaffNews({ confirmedAt: new Date(data.confirmedAt) })),
];
