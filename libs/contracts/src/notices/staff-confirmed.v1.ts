import { staffConfirmed } from '../staff-events.ts';

/** The owner of the staff directory is there, and everything it knew until then was published before this. */
export const NoticesStaffConfirmedV1 = staffConfirmed({ plane: 'neutral', service: 'notices' });
