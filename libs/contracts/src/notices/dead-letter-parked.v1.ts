import { deadLetterParked } from '../dead-letter-parked.ts';

/** A message could not be handled and was put aside; it can be replayed. */
export const NoticesDeadLetterParkedV1 = deadLetterParked({ plane: 'neutral', service: 'notices' });
