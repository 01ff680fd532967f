import type { Sites } from '@crossroads/platform';
import { AssignStaffHandler } from './assign-staff.handler.ts';
import { EndAssignmentHandler } from './end-assignment.handler.ts';
import { StaffActs } from './staff-acts.ts';
import type { StaffRepository } from './staff.repository.ts';

/** Everything that is decided about staff, one handler an act. */
export class StaffHandlers {
  readonly assign: AssignStaffHandler;
  readonly end: EndAssignmentHandler;

  constructor({ sites, staff }: { readonly sites: Sites; readonly staff: StaffRepository }) {
    const acts = new StaffActs(staff);
    this.assign = new AssignStaffHandler({ sites, acts });
    this.end = new EndAssignmentHandler(acts);
  }
}
