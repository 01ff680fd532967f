import type { Clock, NewId } from '@crossroads/kernel';
import { IdempotentWork, type Answer, type RepeatableRequest, type Tx } from '@crossroads/messaging';
import { CLOCK, currentTraceparent, NEW_ID } from '@crossroads/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Act } from '../application/act.ts';

/** Draws time and ids where a request comes in, and runs a repeated one once. */
@Injectable()
export class Edge {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) readonly newId: NewId,
    private readonly idempotent: IdempotentWork,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** Who does it, when, and the record that all that follows belongs to. */
  act({ access }: RepeatableRequest, recordId: string): Act {
    const { actorId, site } = access.actor;
    const cause = { correlationId: recordId, traceparent: currentTraceparent() };
    return { actorId, site, at: this.now(), cause, access };
  }

  once(request: RepeatableRequest, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    return this.idempotent.run(request, work);
  }
}
