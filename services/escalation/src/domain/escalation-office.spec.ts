import { given } from '@crossroads/testing';
import {
  at,
  disposed,
  eventsOf,
  keepUntil,
  later,
  officeId,
  receipt,
  returned,
  start,
  stateAfter,
  upTo,
} from '../../test/nominations.ts';
import { DECLINATION_CODES, type DeclinationCode, type DispositionCode } from './codes.ts';
import type { EscalationEvent } from './escalation-events.ts';
import { escalation } from './escalation.ts';

const when = (state: string) => given(escalation, ...upTo(state));
const days = (count: number, ms = 0): Date => later(at, { days: count, ms });
const started: EscalationEvent = { type: 'ReviewStarted', remindAt: days(21), dueAt: days(30), at };
const answer = (returnId: string, moment = at) => ({ type: 'AnswerReturn', returnId, at: moment }) as const;
const gone = { type: 'Lapse', keepUntil } as const;

describe('an office that was sent a package', () => {
  it('confirms that it has it, once', () => {
    when('TRANSMITTED').when(receipt).thenEmits({ type: 'PackageReceived', officeId, at });
    when('USAO_RECEIVED').when(receipt).thenEmits();
    when('APPROVED').when(receipt).thenRefused('office.not-sent');
  });
  it('reviews for 30 days, with a reminder at 21', () => {
    when('USAO_RECEIVED').when(start).thenEmits(started);
    when('UNDER_REVIEW').when(start).thenEmits();
    when('TRANSMITTED').when(start).thenRefused('office.not-received');
  });
  it('is reminded once', () => {
    const remind = (moment: Date) => ({ type: 'RemindOffice', at: moment }) as const;
    when('UNDER_REVIEW')
      .when(remind(days(21, -1)))
      .thenEmits();
    when('UNDER_REVIEW')
      .when(remind(days(21)))
      .thenEmits({ type: 'OfficeReminded', at: days(21) });
    given(escalation, ...upTo('UNDER_REVIEW', remind(days(21))))
      .when(remind(days(22)))
      .thenEmits();
    when('TRANSMITTED')
      .when(remind(days(22)))
      .thenEmits();
  });
  it('is that office and no other', () => {
    when('TRANSMITTED')
      .when({ ...receipt, officeId: 'usao-az' })
      .thenRefused('office.other');
    when('USAO_RECEIVED')
      .when({ ...start, officeId: 'usao-az' })
      .thenRefused('office.other');
    when('UNDER_REVIEW')
      .when(returned({ officeId: 'usao-az' }))
      .thenRefused('office.other');
    when('UNDER_REVIEW')
      .when(disposed({ officeId: 'usao-az' }))
      .thenRefused('office.other');
  });
});

describe('a return for more', () => {
  const back: EscalationEvent = {
    type: 'NominationReturned',
    returnId: 'return-1',
    round: 1,
    infoCodes: ['EVIDENCE'],
    answerDueAt: days(15),
    at,
  };
  const twice = upTo('UNDER_REVIEW', returned(), answer('return-1'), returned({ returnId: 'return-2' }));
  it('is answered within 15 days', () => {
    when('UNDER_REVIEW').when(returned()).thenEmits(back);
    const waiting = given(escalation, ...upTo('UNDER_REVIEW'), back);
    const answered = { type: 'NominationAnswered', returnId: 'return-1', round: 1, at: days(15, -1) } as const;
    waiting.when(answer('return-1', days(15, -1))).thenEmits(answered);
    waiting.when(answer('return-1', days(15))).thenRefused('return.overdue');
    waiting.when(answer('return-9')).thenRefused('return.unknown');
    when('CLEARED').when(answer('return-1')).thenRefused('return.unknown');
  });
  it('starts the review when it was not under way', () => {
    const early = upTo('USAO_RECEIVED', returned());
    given(escalation, ...early)
      .when(answer('return-1'))
      .thenEmits({ type: 'NominationAnswered', returnId: 'return-1', round: 1, at }, started);
    expect(stateAfter(eventsOf([answer('return-1')], early)).status).toBe('UNDER_REVIEW');
  });
  it('comes twice at most', () => {
    given(escalation, ...twice)
      .when(answer('return-2'))
      .thenEmits({ type: 'NominationAnswered', returnId: 'return-2', round: 2, at });
    given(escalation, ...eventsOf([answer('return-2')], twice))
      .when(returned({ returnId: 'return-3' }))
      .thenRefused('return.too-often');
  });
  it('is one at a time, of what the office has', () => {
    given(escalation, ...upTo('UNDER_REVIEW'), back)
      .when(returned({ returnId: 'return-2' }))
      .thenRefused('return.not-possible');
    when('TRANSMITTED').when(returned()).thenRefused('return.not-possible');
  });
  it('that comes again, or is answered again, changes nothing', () => {
    given(escalation, ...twice)
      .when(returned())
      .thenEmits();
    given(escalation, ...twice)
      .when(answer('return-1'))
      .thenEmits();
  });
  it('that is not answered lets the case lapse', () => {
    const waiting = given(escalation, ...upTo('UNDER_REVIEW'), back);
    waiting.when({ ...gone, at: days(15, -1) }).thenEmits();
    waiting
      .when({ ...gone, at: days(15) })
      .thenEmits({ type: 'NominationLapsed', reasonCode: 'RETURN_UNANSWERED', purgeAt: keepUntil, at: days(15) });
  });
});

describe('a disposition', () => {
  it.each([
    ['ACCEPT', null, 'ACCEPTED'],
    ['DECLINE', 'D05', 'DECLINED'],
    ['DEFER_STATE', null, 'DEFERRED_STATE'],
    ['DEFER_TRIBAL', null, 'DEFERRED_TRIBAL'],
    ['DIVERT', null, 'DIVERTED'],
  ] as const)('of %s %s leads to %s', (code: DispositionCode, reasonCode: DeclinationCode | null, state) => {
    const command = disposed({ code, reasonCode });
    expect(stateAfter(upTo('UNDER_REVIEW', command))).toMatchObject({
      status: state,
      closure: { reasonCode, decidedOn: '2026-05-11', purgeAt: code === 'ACCEPT' ? at : keepUntil },
    });
    given(escalation, ...upTo('UNDER_REVIEW', command))
      .when(command)
      .thenEmits();
  });
  it('has one of 21 reasons when it declines, and none otherwise', () => {
    expect(DECLINATION_CODES).toHaveLength(21);
    when('UNDER_REVIEW')
      .when(disposed({ code: 'DECLINE' }))
      .thenRefused('disposition.reason-missing');
    when('UNDER_REVIEW')
      .when(disposed({ code: 'DIVERT', reasonCode: 'D01' }))
      .thenRefused('disposition.reason-not-taken');
  });
  it('is dated between transmission and today', () => {
    when('UNDER_REVIEW')
      .when(disposed({ decidedOn: '2026-05-12' }))
      .thenRefused('disposition.date-in-future');
    when('UNDER_REVIEW')
      .when(disposed({ decidedOn: '2026-05-10' }))
      .thenRefused('disposition.date-before-transmission');
  });
  it('is of what is under review, and final', () => {
    when('USAO_RECEIVED').when(disposed({})).thenRefused('disposition.not-under-review');
    given(escalation, ...upTo('UNDER_REVIEW', returned()))
      .when(disposed({}))
      .thenRefused('disposition.not-under-review');
    given(escalation, ...upTo('UNDER_REVIEW', disposed({})))
      .when(disposed({ code: 'DIVERT' }))
      .thenRefused('escalation.closed');
  });
  it('comes within 90 days of transmission', () => {
    when('UNDER_REVIEW')
      .when(disposed({}, days(90, -1)))
      .thenEmits({
        type: 'DispositionRecorded',
        disposition: { officeId, code: 'DEFER_STATE', reasonCode: null, decidedOn: '2026-05-11' },
        purgeAt: keepUntil,
        at: days(90, -1),
      });
    when('UNDER_REVIEW')
      .when(disposed({}, days(90)))
      .thenRefused('escalation.lapsed');
  });
  it.each(['TRANSMITTED', 'USAO_RECEIVED', 'UNDER_REVIEW'])('that never comes lets %s lapse', state => {
    when(state)
      .when({ ...gone, at: days(90, -1) })
      .thenEmits();
    when(state)
      .when({ ...gone, at: days(90) })
      .thenEmits({ type: 'NominationLapsed', reasonCode: 'NO_DISPOSITION', purgeAt: keepUntil, at: days(90) });
  });
});
