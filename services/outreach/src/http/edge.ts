import type { Clock, NewId } from '@crossroads/kernel';
import { IdempotentWork, type Answer, type RepeatableRequest, type Tx } from '@crossroads/messaging';
import { CLOCK, etagOf, NEW_ID } from '@crossroads/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { CaseFacts } from '../application/case-view.ts';

/** Something was added to a case: the case as it is now. */
export const caseAnswer = (facts: CaseFacts): Answer => ({
  status: 201,
  body: facts,
  location: `/v1/cases/${facts.referralId}`,
  etag: etagOf(facts.version),
});

/** Where a request gets its time and its ids, and becomes one transaction, at most once. */
@Injectable()
export class Edge {
  constructor(
    private readonly idempotent: IdempotentWork,
    @Inject(CLOCK) readonly clock: Clock,
    @Inject(NEW_ID) readonly newId: NewId,
  ) {}

  run(asked: RepeatableRequest, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    return this.idempotent.run(asked, work);
  }
}
