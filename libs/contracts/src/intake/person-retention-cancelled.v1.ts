import { retentionCancelled } from '../retention-events.ts';

/** Help goes on after it had ended. */
export const IntakePersonRetentionCancelledV1 = retentionCancelled({ plane: 'help', service: 'intake' });
