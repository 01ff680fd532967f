import type { Access } from '@crossroads/platform';
import type { Reading } from '../../ports.ts';
import type { StaffMemberRow } from '../staff-member.row.ts';
import { staffStanding, staffTarget, type SeenStaff } from './staff-acts.ts';
import type { StaffChangeRow } from './staff-change.row.ts';
import { StaffQueries, type StaffFilter } from './staff.queries.ts';
import { toAssignment } from './staff.repository.ts';

/** One change, as it was decided. */
export type StaffChange = Omit<StaffChangeRow, 'staffId' | 'site'>;

/** A staff member and what was decided about them, newest first. */
export type StaffWithHistory = { readonly member: SeenStaff; readonly history: readonly StaffChange[] };

const seen = (row: StaffMemberRow): SeenStaff => ({
  id: row.id,
  site: row.site,
  version: row.version,
  assignment: toAssignment(row),
});

/** Reads who works where. */
export class ReadStaffHandler {
  constructor(private readonly reading: Reading) {}

  /** Staff of the asker's site, where the asker may list those of a site. */
  page(filter: Omit<StaffFilter, 'site'>, access: Access): Promise<readonly SeenStaff[]> {
    const { site } = access.actor;
    const isAllowed = access.door.scopes.includes('site');
    return this.reading.run(access, async db => {
      const found = isAllowed ? await new StaffQueries(db).page({ ...filter, site }) : [];
      return found.map(seen);
    });
  }

  /** @throws {Problem} `staff.not-found` */
  one(id: string, access: Access): Promise<StaffWithHistory> {
    return this.reading.run(access, async db => {
      const queries = new StaffQueries(db);
      const member = await queries.one(id);
      access.on(staffTarget(id), member && staffStanding(member));
      if (!member) throw new TypeError('a missing staff member was allowed');
      return { member: seen(member), history: await queries.history(id) };
    });
  }
}
