import { holdReleased } from '../retention-events.ts';

/** The hold stands no more. */
export const IntakeHoldReleasedV1 = holdReleased({ plane: 'help', service: 'intake' });
