import { deadLetterParked } from '../dead-letter-parked.ts';

/** A message could not be handled and was put aside; it can be replayed. */
export const ScreeningDeadLetterParkedV1 = deadLetterParked({ plane: 'help', service: 'screening' });
