import type { Tx } from '@crossroads/messaging';
import { changeStaff, openStaff, type SeenStaff, type StaffAct } from './staff-acts.ts';

/** Ends what somebody may do here, at once. It asks for no version: whoever takes a role away must not be held up. */
export class EndAssignmentHandler {
  /** @throws {Problem} `staff.not-found`, `staff.own-role`, `auth.sign-in-again` */
  async execute({ reasonCode, ...act }: StaffAct & { readonly reasonCode: string }, tx: Tx): Promise<SeenStaff> {
    const found = await openStaff(tx, act);
    return changeStaff(tx, found, { ...act, command: { type: 'EndAssignment', reasonCode, at: act.at } });
  }
}
