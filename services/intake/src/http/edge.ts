import { Inject, Injectable } from '@nestjs/common';
import type { Clock, NewId } from '@crossroads/kernel';
import { CLOCK, currentTraceparent, NEW_ID, type Access } from '@crossroads/platform';
import type { OpeningAct } from '../application/act.ts';

/** Draws time and ids where a request comes in. */
@Injectable()
export class Edge {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) readonly newId: NewId,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** Who does it, when, and which referral all that follows belongs to. */
  act(access: Access, referralId: string): OpeningAct & { readonly referralId: string } {
    const { actorId, role, site } = access.actor;
    const cause = { correlationId: referralId, traceparent: currentTraceparent() };
    return { actorId, role, site, at: this.now(), cause, access, referralId };
  }

  /** The same for a person. */
  actOnPerson(access: Access, personId: string): OpeningAct & { readonly personId: string } {
    const { referralId: id, ...act } = this.act(access, personId);
    return { ...act, personId: id };
  }

  /** The same for a draft, which has the id of the referral that it will be. */
  actOnDraft(access: Access, draftId: string): OpeningAct & { readonly draftId: string } {
    const { referralId: id, ...act } = this.act(access, draftId);
    return { ...act, draftId: id };
  }
}
