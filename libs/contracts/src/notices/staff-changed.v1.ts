import { staffChanged } from '../staff-events.ts';

/** Who works where, as it is now: the whole state, so that the last one of a subject says everything. */
export const NoticesStaffChangedV1 = staffChanged({ plane: 'neutral', service: 'notices' });
