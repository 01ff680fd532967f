import type { Tx } from '../../ports.ts';
import type { SeenStaff, StaffAct, StaffActs } from './staff-acts.ts';

/** Ends what somebody may do here, at once. It asks for no version: whoever takes a role away must not be held up. */
export class EndAssignmentHandler {
  constructor(private readonly acts: StaffActs) {}

  /** @throws {Problem} `staff.not-found`, `staff.own-role`, `auth.sign-in-again` */
  async execute({ reasonCode, ...act }: StaffAct & { readonly reasonCode: string }, tx: Tx): Promise<SeenStaff> {
    const found = await this.acts.open(tx, act);
    return this.acts.change(tx, found, { ...act, command: { type: 'EndAssignment', reasonCode, at: act.at } });
  }
}
