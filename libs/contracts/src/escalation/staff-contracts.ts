import type { StaffContracts } from '../staff-events.ts';
import { EscalationStaffChangedV1 } from './staff-changed.v1.ts';
import { EscalationStaffConfirmedV1 } from './staff-confirmed.v1.ts';

/** Contracts of the enforcement plane's staff directory. */
export const staffContracts: StaffContracts = {
  changed: EscalationStaffChangedV1,
  confirmed: EscalationStaffConfirmedV1,
};
