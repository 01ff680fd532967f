import { given } from '@crossroads/testing';
import {
  at,
  eventsOf,
  keepUntil,
  later,
  nexusYes,
  receive,
  reviewed,
  reviewedByAttorney,
  stateAfter,
  submit,
  transmit,
  upTo,
} from '../../test/nominations.ts';
import { lapsesAt } from './clocks.ts';
import type { LapseCode } from './codes.ts';
import type { EscalationEvent } from './escalation-events.ts';
import { escalation } from './escalation.ts';

const days = (count: number) => later(at, { days: count });
const justBefore = (count: number) => later(days(count), { ms: -1 });
const when = (...events: readonly EscalationEvent[]) => given(escalation, ...events);
const lapse = (moment: Date) => ({ type: 'Lapse', at: moment, keepUntil }) as const;
const lapsed = (reasonCode: LapseCode, moment: Date): EscalationEvent => ({
  type: 'NominationLapsed',
  reasonCode,
  purgeAt: keepUntil,
  at: moment,
});

describe('a nomination that is not submitted', () => {
  it.each(['NOMINATED', 'answered'])('lapses after 30 days, from %s', state => {
    when(...upTo(state))
      .when(lapse(justBefore(30)))
      .thenEmits();
    when(...upTo(state))
      .when(lapse(days(30)))
      .thenEmits(lapsed('NOT_SUBMITTED', days(30)));
    when(...upTo(state, lapse(days(30))))
      .when(lapse(days(31)))
      .thenEmits();
  });
  it('is neither answered nor submitted any more, though nobody ended it yet', () => {
    when(...upTo('NOMINATED'))
      .when(nexusYes({ at: days(30) }))
      .thenRefused('nomination.lapsed');
    when(...upTo('answered'))
      .when(submit({ at: days(30) }))
      .thenRefused('nomination.lapsed');
    when(...upTo('answered', lapse(days(30))))
      .when(submit({ at: days(30) }))
      .thenRefused('escalation.closed');
    expect(eventsOf([submit({ at: justBefore(30) })], upTo('answered')).at(-1)?.type).toBe('AttestationRequested');
  });
});

describe('a question that nobody answers', () => {
  const again = (moment: Date) => ({ type: 'AskAgain', at: moment }) as const;
  const asked = upTo('ATTESTATION_REQUESTED', again(days(1)), again(days(80)));
  it('lapses 90 days after the first asking, however often it was asked again', () => {
    when(...asked)
      .when(lapse(justBefore(90)))
      .thenEmits();
    when(...asked)
      .when(lapse(days(90)))
      .thenEmits(lapsed('NO_ATTESTATION', days(90)));
  });
  it('is not asked again then, and no answer decides any more', () => {
    when(...asked)
      .when(again(days(90)))
      .thenEmits();
    when(...asked)
      .when(receive({ at: days(90) }))
      .thenEmits();
    when(...asked, lapsed('NO_ATTESTATION', days(90)))
      .when(receive({ at: days(91) }))
      .thenEmits();
    expect(eventsOf([receive({ at: justBefore(90) })], asked).at(-1)?.type).toBe('NominationCleared');
  });
});

describe('approvals that nobody uses (R28)', () => {
  const approved = eventsOf([reviewed({ at: days(5) }), reviewedByAttorney({ at: days(13) })], upTo('CLEARED'));
  it("lapse 14 × 24 hours after the attorney's", () => {
    when(...approved)
      .when(lapse(days(14)))
      .thenEmits();
    when(...approved)
      .when(lapse(justBefore(27)))
      .thenEmits();
    when(...approved)
      .when(lapse(days(27)))
      .thenEmits(lapsed('NOT_TRANSMITTED', days(27)));
  });
  it('send nothing then, though nobody ended it yet', () => {
    when(...approved)
      .when(transmit({ at: days(27) }))
      .thenRefused('transmission.lapsed');
    expect(eventsOf([transmit({ at: justBefore(27) })], approved).at(-1)?.type).toBe('PackageTransmitted');
  });
});

it('no open state is without a limit', () => {
  const states = ['NOMINATED', 'ATTESTATION_REQUESTED', 'CLEARED', 'PROCESS_APPROVED', 'APPROVED', 'TRANSMITTED'];
  for (const state of [...states, 'USAO_RECEIVED', 'UNDER_REVIEW']) {
    const found = stateAfter(upTo(state));
    expect([state, found.status !== 'none' && lapsesAt(found)]).toEqual([state, expect.any(Date)]);
  }
});
