import type { Sites } from '@crossroads/platform';
import { AssignStaffHandler } from './assign-staff.handler.ts';
import { EndAssignmentHandler } from './end-assignment.handler.ts';

/** Everything that is decided about staff, one handler an act. */
export class StaffHandlers {
  readonly assign: AssignStaffHandler;
  readonly end = new EndAssignmentHandler();

  constructor(ports: { readonly sites: Sites }) {
    this.assign = new AssignStaffHandler(ports);
  }
}
