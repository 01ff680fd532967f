import { given } from '@crossroads/testing';
import {
  at,
  attorney,
  keepUntil,
  later,
  nominator,
  officeId,
  processReviewer,
  reviewed,
  reviewedByAttorney,
  stateAfter,
  there,
  transmit,
  upTo,
} from '../../test/nominations.ts';
import type { EscalationEvent } from './escalation-events.ts';
import { escalation } from './escalation.ts';

const lapsesAt = later(at, { days: 14 });
const processApproved: EscalationEvent = { type: 'ProcessApproved', reviewer: processReviewer, lapsesAt, at };
const cleared = given(escalation, ...upTo('CLEARED'));
const processed = given(escalation, ...upTo('PROCESS_APPROVED'));

describe('the review of the process', () => {
  it('is the first approval', () => cleared.when(reviewed()).thenEmits(processApproved));
  it('is given once, by one reviewer', () => {
    processed.when(reviewed({ at: later(at, { days: 1 }) })).thenEmits();
    processed
      .when(reviewed({ reviewer: { staffId: 'process-2', unitId: 'unit-d' } }))
      .thenRefused('review.already-decided');
  });
  it('is written', () => cleared.when(reviewed({ reasons: ' \n' })).thenRefused('review.reasons-missing'));
  it('is of nobody who nominated, from whatever account (T8)', () => {
    cleared.when(reviewed({ reviewer: nominator })).thenRefused('review.own-nomination');
    cleared
      .when(reviewed({ reviewer: { staffId: 'nominator-1', unitId: 'unit-b' } }))
      .thenRefused('review.own-nomination');
    cleared
      .when(reviewed({ reviewer: { staffId: 'process-2', unitId: 'unit-a' } }))
      .thenRefused('review.nominator-unit');
  });
  it('comes within 14 × 24 hours of clearing', () => {
    const last = later(lapsesAt, { minutes: -1 });
    cleared.when(reviewed({ at: last })).thenEmits({ ...processApproved, at: last });
    cleared.when(reviewed({ at: lapsesAt })).thenRefused('review.lapsed');
  });
  it('waits for the proofs', () =>
    given(escalation, ...upTo('ATTESTATION_REQUESTED'))
      .when(reviewed())
      .thenRefused('review.not-open'));
  it('may end the case, with the reason kept', () => {
    const refused: EscalationEvent = {
      type: 'NominationRefused',
      kind: 'PROCESS',
      reviewer: processReviewer,
      purgeAt: keepUntil,
      at,
    };
    cleared.when(reviewed({ decision: 'REFUSE' })).thenEmits(refused);
    expect(stateAfter([...upTo('CLEARED'), refused])).toMatchObject({
      status: 'REFUSED_BY_REVIEW',
      closure: { reasonCode: 'PROCESS', purgeAt: keepUntil },
    });
    given(escalation, ...upTo('CLEARED'), refused)
      .when(reviewed({ decision: 'REFUSE' }))
      .thenEmits();
    given(escalation, ...upTo('CLEARED'), refused)
      .when(reviewed())
      .thenRefused('escalation.closed');
  });
});

describe('the review of the attorney', () => {
  const approved: EscalationEvent = { type: 'AttorneyApproved', reviewer: attorney, lapsesAt, at };
  it('comes after the process', () => {
    processed.when(reviewedByAttorney()).thenEmits(approved);
    cleared.when(reviewedByAttorney()).thenRefused('review.process-first');
  });
  it('is of another person and another line than the first', () => {
    processed.when(reviewedByAttorney({ reviewer: processReviewer })).thenRefused('review.same-person');
    processed
      .when(reviewedByAttorney({ reviewer: { staffId: 'process-1', unitId: 'unit-c' } }))
      .thenRefused('review.same-person');
    processed
      .when(reviewedByAttorney({ reviewer: { staffId: 'attorney-2', unitId: 'unit-b' } }))
      .thenRefused('review.same-unit');
    processed.when(reviewedByAttorney({ reviewer: nominator })).thenRefused('review.own-nomination');
    processed
      .when(reviewedByAttorney({ reviewer: { staffId: 'attorney-2', unitId: 'unit-a' } }))
      .thenRefused('review.nominator-unit');
  });
  it('may end the case', () =>
    processed
      .when(reviewedByAttorney({ decision: 'REFUSE' }))
      .thenEmits({ type: 'NominationRefused', kind: 'ATTORNEY', reviewer: attorney, purgeAt: keepUntil, at }));
  it('is given once', () => {
    const both = given(escalation, ...upTo('APPROVED'));
    both.when(reviewedByAttorney()).thenEmits();
    both
      .when(reviewedByAttorney({ reviewer: { staffId: 'attorney-2', unitId: 'unit-d' } }))
      .thenRefused('review.already-decided');
    given(escalation, ...upTo('TRANSMITTED'))
      .when(reviewedByAttorney())
      .thenEmits();
  });
});

describe('approvals that do not come', () => {
  it('let the case lapse, over a clock change too', () => {
    const lapse = (moment: Date) => ({ type: 'Lapse', at: moment, keepUntil }) as const;
    const lapsed = { type: 'NominationLapsed', reasonCode: 'NO_APPROVAL', purgeAt: keepUntil } as const;
    cleared.when(lapse(later(lapsesAt, { ms: -1 }))).thenEmits();
    cleared.when(lapse(lapsesAt)).thenEmits({ ...lapsed, at: lapsesAt });
    processed.when(lapse(lapsesAt)).thenEmits({ ...lapsed, at: lapsesAt });
    given(escalation, ...upTo('ATTESTATION_REQUESTED'))
      .when(lapse(lapsesAt))
      .thenEmits();
    // 14 × 24 hours from 18:00 on 25 October end at 17:00 on 8 November, since clocks were set back between.
    expect(later(there('2026-10-25T18:00'), { days: 14 })).toEqual(there('2026-11-08T17:00'));
  });
});

describe('a package', () => {
  it('goes out after ten proofs and two approvals', () => {
    const found = stateAfter(upTo('APPROVED'));
    const [event] = escalation.decide(found, transmit());
    expect(event).toMatchObject({
      type: 'PackageTransmitted',
      officeId,
      packageHash: 'hash-1',
      receiptDueAt: there('2026-05-13T09:00'),
      lapsesAt: later(at, { days: 90 }),
    });
    const conditions = event?.type === 'PackageTransmitted' ? event.checklist.conditions : [];
    expect(conditions.map(({ code, met }) => `${code} ${met}`)).toHaveLength(10);
    expect(conditions.at(-1)).toMatchObject({
      code: 'P10',
      met: 'yes',
      proof: { processReviewerId: 'process-1', attorneyId: 'attorney-1', attorneyUnitId: 'unit-c' },
    });
  });
  it.each(['NOMINATED', 'ATTESTATION_REQUESTED', 'CLEARED', 'PROCESS_APPROVED'])('does not go out from %s', state =>
    given(escalation, ...upTo(state))
      .when(transmit())
      .thenRefused('transmission.not-approved'),
  );
  it('does not go out on approvals that are not independent, however they came', () => {
    const wrong = (reviewer: typeof attorney, moment = at): readonly EscalationEvent[] => [
      ...upTo('PROCESS_APPROVED'),
      { type: 'AttorneyApproved', reviewer, lapsesAt, at: moment },
    ];
    for (const reviewer of [nominator, processReviewer, { staffId: 'attorney-2', unitId: 'unit-a' }])
      given(escalation, ...wrong(reviewer))
        .when(transmit())
        .thenRefused('transmission.not-approved');
    given(escalation, ...wrong(attorney, lapsesAt))
      .when(transmit())
      .thenRefused('transmission.not-approved');
  });
  it('goes out once, to one office', () => {
    const sent = given(escalation, ...upTo('TRANSMITTED'));
    sent.when(transmit({ packageHash: 'hash-2' })).thenEmits();
    sent.when(transmit({ officeId: 'usao-az' })).thenRefused('transmission.already-sent');
  });
});
