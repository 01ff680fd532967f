import type { StaffContracts } from '../staff-events.ts';
import { IntakeStaffChangedV1 } from './staff-changed.v1.ts';
import { IntakeStaffConfirmedV1 } from './staff-confirmed.v1.ts';

/** Contracts of the help plane's staff directory. */
export const staffContracts: StaffContracts = { changed: IntakeStaffChangedV1, confirmed: IntakeStaffConfirmedV1 };
