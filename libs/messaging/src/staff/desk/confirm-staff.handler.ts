import { STAFF_DIRECTORY, type StaffContracts } from '@crossroads/contracts';
import type { Clock } from '@crossroads/kernel';
import { systemClock } from '@crossroads/platform';
import type { DeadlineHandler, FiredDeadline, Tx } from '../../ports.ts';
import { publishesConfirmation } from './staff-events.ts';

/** Kind of the deadline by which the directory says that it is there. */
export const CONFIRM_STAFF = 'staff.confirm';

/** @source docs/adr/0011-one-assignment-at-a-time.md; our own default */
const EVERY_MS = 15_000;

const cause = { correlationId: STAFF_DIRECTORY };

/** Sets the next confirmation; there is never more than one. */
export const confirmStaffAt = (tx: Pick<Tx, 'schedule'>, dueAt: Date): void =>
  tx.schedule(cause, { kind: CONFIRM_STAFF, key: STAFF_DIRECTORY, site: 'all', dueAt, data: {} });

/** Says that the staff directory is there, and when it will say so next. `realClock` is never shifted. */
export class ConfirmStaffHandler {
  constructor(
    private readonly contracts: StaffContracts,
    private readonly realClock: Clock,
  ) {}

  async execute(fired: readonly FiredDeadline[], tx: Tx): Promise<void> {
    const [last] = fired.toReversed();
    if (!last) return;
    tx.publish(cause, [publishesConfirmation(this.contracts, this.realClock.now())]);
    confirmStaffAt(tx, new Date(last.firedAt.getTime() + EVERY_MS));
  }
}

/** Deadlines of the service that keeps a plane's staff directory: what its parts have to hold. */
export const staffDeadlines = (contracts: StaffContracts): Readonly<Record<string, DeadlineHandler>> => {
  const confirmStaff = new ConfirmStaffHandler(contracts, systemClock);
  return { [CONFIRM_STAFF]: (fired, tx) => confirmStaff.execute(fired, tx) };
};
