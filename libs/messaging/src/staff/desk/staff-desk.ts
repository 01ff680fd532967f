import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@crossroads/kernel';
import { CLOCK, currentTraceparent, type Access } from '@crossroads/platform';
import { IdempotentWork, type Answer } from '../../work/idempotent-work.ts';
import type { RepeatableRequest } from '../../nest/repeatable.ts';
import type { Tx } from '../../ports.ts';
import { changedAnswer } from './http/staff.views.ts';
import type { SeenStaff, StaffAct } from './staff-acts.ts';
import { StaffHandlers } from './staff-handlers.ts';
import type { Position } from './staff-member.ts';

/** The position that is asked for, and until when. */
export type Asked = { readonly position: Position; readonly until: Date | null; readonly expected?: number };

/** Where decisions about staff come in, with time and cause. */
@Injectable()
export class StaffDesk {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly idempotent: IdempotentWork,
    private readonly handlers: StaffHandlers,
  ) {}

  /** The service's time. */
  now(): Date {
    return this.clock.now();
  }

  /** Adds somebody, or gives somebody known another assignment where a version is expected. */
  assign(request: RepeatableRequest, staffId: string, asked: Asked): Promise<Answer> {
    const act = this.#act(request.access, staffId);
    return this.#answer(request, act, tx => this.handlers.assign.execute({ ...act, ...asked }, tx));
  }

  /** Ends what somebody may do. */
  end(request: RepeatableRequest, staffId: string, reasonCode: string): Promise<Answer> {
    const act = this.#act(request.access, staffId);
    return this.#answer(request, act, tx => this.handlers.end.execute({ ...act, reasonCode }, tx));
  }

  #answer(request: RepeatableRequest, { at }: StaffAct, decide: (tx: Tx) => Promise<SeenStaff>): Promise<Answer> {
    return this.idempotent.run(request, async tx => changedAnswer(await decide(tx), at));
  }

  #act(access: Access, staffId: string): StaffAct {
    const { actorId, site } = access.actor;
    const cause = { correlationId: staffId, traceparent: currentTraceparent() };
    return { staffId, actorId, site, at: this.now(), cause, access };
  }
}
