import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Clock } from '@crossroads/kernel';
import { CLOCK } from '@crossroads/platform';
import { UnitOfWork } from '../../ports.ts';
import { confirmStaffAt } from './confirm-staff.handler.ts';

/** Sets the first confirmation of the staff directory when its owner starts; from then on each one sets the next. */
@Injectable()
export class Confirming implements OnApplicationBootstrap {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.work.run({ sites: [] }, async tx => confirmStaffAt(tx, this.clock.now()));
  }
}
