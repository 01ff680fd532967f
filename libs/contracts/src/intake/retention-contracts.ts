import type { RetentionContracts } from '../retention-events.ts';
import { IntakeHoldPlacedV1 } from './hold-placed.v1.ts';
import { IntakeHoldReleasedV1 } from './hold-released.v1.ts';
import { IntakePersonRetentionBegunV1 } from './person-retention-begun.v1.ts';
import { IntakePersonRetentionCancelledV1 } from './person-retention-cancelled.v1.ts';

/** Contracts from which the services of the help plane know when something goes. */
export const retentionContracts: RetentionContracts = {
  holdPlaced: IntakeHoldPlacedV1,
  holdReleased: IntakeHoldReleasedV1,
  begun: IntakePersonRetentionBegunV1,
  cancelled: IntakePersonRetentionCancelledV1,
};
