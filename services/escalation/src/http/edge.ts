import { Inject, Injectable } from '@nestjs/common';
import type { Clock, NewId } from '@crossroads/kernel';
import { IdempotentWork, type Answer, type RepeatableRequest, type Tx } from '@crossroads/messaging';
import { CLOCK, currentTraceparent, NEW_ID } from '@crossroads/platform';
import type { Act } from '../application/act.ts';
import type { KnownEscalation } from '../application/standings.ts';
import { statusView } from './status-view.ts';

/** Draws time and ids where a request comes in, and opens the transaction that a repeated request does not enter twice. */
@Injectable()
export class Edge {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) readonly newId: NewId,
    private readonly idempotent: IdempotentWork,
  ) {}

  /** Who does it, when, and which record all that follows belongs to. */
  act({ access }: RepeatableRequest, escalationId: string): Act {
    const cause = { correlationId: escalationId, traceparent: currentTraceparent() };
    return { escalationId, access, at: this.clock.now(), cause };
  }

  /** Runs work at most once for each key. */
  once(request: RepeatableRequest, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    return this.idempotent.run(request, work);
  }

  /** An act on one escalation. It is answered with how the case stands, and never with what it says. */
  acted(
    request: RepeatableRequest,
    escalationId: string,
    work: (act: Act, tx: Tx) => Promise<KnownEscalation>,
  ): Promise<Answer> {
    const act = this.act(request, escalationId);
    return this.once(request, async tx => ({
      status: 201,
      body: statusView(await work(act, tx)),
      location: `/v1/escalations/${escalationId}`,
    }));
  }
}
