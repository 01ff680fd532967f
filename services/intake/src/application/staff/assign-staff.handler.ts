import { RuleViolation } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import { requireVersion, type Sites } from '@crossroads/platform';
import type { Position } from '../../domain/staff/staff-member.ts';
import { changeStaff, openStaff, type SeenStaff, type StaffAct } from './staff-acts.ts';

/** Somebody's position, from now on. */
export type AssignStaff = StaffAct & {
  readonly position: Position;
  readonly until: Date | null;
  /** The version that the asker saw; none for somebody who is to be added. */
  readonly expected?: number;
};

/** Adds staff, and gives them another assignment, which ends the one before. */
export class AssignStaffHandler {
  constructor(private readonly ports: { readonly sites: Sites }) {}

  /**
   * @throws {Problem} `staff.not-found`, `staff.own-role`, `if-match.stale`; {RuleViolation} `staff.exists`,
   *   `staff.area-unknown`, `staff.org-missing`, `staff.ends-before-it-begins`
   */
  async execute({ position, until, expected, ...act }: AssignStaff, tx: Tx): Promise<SeenStaff> {
    const isNew = expected === undefined;
    const found = await openStaff(tx, act, isNew);
    if (!isNew) requireVersion(expected, found.version);
    const areas = this.ports.sites.get(act.site).areas.map(({ code }) => code);
    if (position.areaCode !== null && !areas.includes(position.areaCode)) {
      throw new RuleViolation('staff.area-unknown', 'The site has no such area');
    }
    const begin = { position, until, at: act.at };
    return changeStaff(tx, found, { ...act, command: { type: isNew ? 'AddStaff' : 'AssignStaff', ...begin } });
  }
}
