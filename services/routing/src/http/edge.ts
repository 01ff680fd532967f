import type { Clock } from '@crossroads/kernel';
import { IdempotentWork, UnitOfWork } from '@crossroads/messaging';
import type { Answer, RepeatableRequest, Tx } from '@crossroads/messaging';
import { CLOCK } from '@crossroads/platform';
import type { Access } from '@crossroads/platform';
import { Inject, Injectable } from '@nestjs/common';

/** What every act at the edge needs: the time, and a transaction that a repeated request does not enter twice. */
@Injectable()
export class Edge {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly idempotent: IdempotentWork,
    private readonly work: UnitOfWork,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** For a POST that creates. */
  once(asked: RepeatableRequest, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    return this.idempotent.run(asked, work);
  }

  /** For an edit, whose version makes a repeat harmless. */
  edit<T>(access: Access, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.run({ sites: [access.actor.site], access }, work);
  }
}
