import { holdPlaced } from '../retention-events.ts';

/** Nothing of the person may go until the hold is released. */
export const IntakeHoldPlacedV1 = holdPlaced({ plane: 'help', service: 'intake' });
