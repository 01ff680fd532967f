import type { StaffContracts } from '../staff-events.ts';
import { NoticesStaffChangedV1 } from './staff-changed.v1.ts';
import { NoticesStaffConfirmedV1 } from './staff-confirmed.v1.ts';

/** Contracts of the neutral plane's staff directory. */
export const staffContracts: StaffContracts = { changed: NoticesStaffChangedV1, confirmed: NoticesStaffConfirmedV1 };
