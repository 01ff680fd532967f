import { retentionBegun } from '../retention-events.ts';

/** Help has ended: what is kept of it goes class by class. */
export const IntakePersonRetentionBegunV1 = retentionBegun({ plane: 'help', service: 'intake' });
