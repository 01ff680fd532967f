import { RuleViolation } from '@crossroads/kernel';
import { requireVersion, type Sites } from '@crossroads/platform';
import type { Tx } from '../../ports.ts';
import type { SeenStaff, StaffAct, StaffActs } from './staff-acts.ts';
import type { Position } from './staff-member.ts';

/** Somebody's position, from now on. */
export type AssignStaff = StaffAct & {
  readonly position: Position;
  readonly until: Date | null;
  /** The version that the asker saw; none for somebody who is to be added. */
  readonly expected?: number;
};

/** Adds staff, and gives them another assignment, which ends the one before. */
export class AssignStaffHandler {
  constructor(private readonly ports: { readonly sites: Sites; readonly acts: StaffActs }) {}

  /**
   * @throws {Problem} `staff.not-found`, `staff.own-role`, `if-match.stale`; {RuleViolation} `staff.exists`,
   *   `staff.area-unknown`, `staff.org-missing`, `staff.ends-before-it-begins`
   */
  async execute({ position, until, expected, ...act }: AssignStaff, tx: Tx): Promise<SeenStaff> {
    const { acts, sites } = this.ports;
    const isNew = expected === undefined;
    const found = await acts.open(tx, act, isNew);
    if (!isNew) requireVersion(expected, found.version);
    const areas = sites.get(act.site).areas.map(({ code }) => code);
    if (position.areaCode !== null && !areas.includes(position.areaCode)) {
      throw new RuleViolation('staff.area-unknown', 'The site has no such area');
    }
    const begin = { position, until, at: act.at };
    return acts.change(tx, found, { ...act, command: { type: isNew ? 'AddStaff' : 'AssignStaff', ...begin } });
  }
}
