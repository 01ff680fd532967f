import { StaffMemberRow } from '../staff-member.row.ts';
import { StaffSourceRow } from '../staff-source.row.ts';
import { StaffChangeRow } from './staff-change.row.ts';

/** Tables of the service that keeps a staff directory. */
export const staffDeskRows = [StaffMemberRow, StaffSourceRow, StaffChangeRow] as const;
