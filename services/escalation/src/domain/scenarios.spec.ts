import { given } from '@crossroads/testing';
import {
  at,
  attestation,
  disposed,
  eventsOf,
  factsOf,
  keepUntil,
  later,
  nexusYes,
  noAnswer,
  open,
  receive,
  reviewed,
  stateAfter,
  submit,
  there,
  upTo,
} from '../../test/nominations.ts';
import type { CaseFacts } from './case-facts.ts';
import type { Checklist } from './conditions.ts';
import { escalation } from './escalation.ts';

/** Nominated, answered by an attorney, submitted, and told yes if a question was asked. */
const nominated = (facts: CaseFacts, told = attestation(), now = at) => {
  const offenceDate = facts.actOn;
  const statutes = nexusYes().statutes.map(each => ({ ...each, offenceDate }));
  return eventsOf([
    open({ facts, at: now }),
    nexusYes({ statutes, at: now }),
    submit({ at: now }),
    receive({ attestation: told, at: now }),
  ]);
};
const typesOf = (events: readonly { readonly type: string }[]): readonly string[] => events.map(({ type }) => type);
const reasonsOf = (list: Checklist | undefined): readonly (string | null)[] =>
  (list?.conditions ?? []).filter(({ met }) => met !== 'yes').map(({ reasonCode }) => reasonCode);
const ended = (events: ReturnType<typeof nominated>) => {
  const found = stateAfter(events);
  if (found.status === 'none' || !('closure' in found)) return { status: found.status, failed: [], reasons: [] };
  const reasons = 'checklist' in found ? reasonsOf(found.checklist) : [];
  return { status: found.status, failed: found.closure.failedCodes, reasons, purgeAt: found.closure.purgeAt };
};

describe('T3: arrested for a missed court date after the notice', () => {
  const events = nominated(factsOf({ incident: { actClassCode: 'MISSED_COURT_OR_APPOINTMENT' } }));
  it('is no qualifying act, and nothing is asked about the person', () => {
    expect(ended(events)).toMatchObject({
      status: 'REJECTED_PRECONDITION',
      failed: ['P5'],
      reasons: ['NOT_A_QUALIFYING_ACT'],
    });
    expect(typesOf(events)).not.toContain('AttestationRequested');
  });
});

describe('T4: a shooting at 23:58, a notice at 23:59', () => {
  const shooting = (local: string, offset?: string) =>
    factsOf({ incident: { actAt: there(local, offset), actClassCode: 'SHOOTING', chargedOn: '2026-11-02' } });
  const told = (local: string, offset?: string) =>
    attestation({ noticeServedAt: there(local, offset), helpOfferedOn: local.slice(0, 10) });
  const now = there('2026-11-03T09:00');
  const outcome = (act: CaseFacts, answer = attestation()) => ended(nominated(act, answer, now));
  it('is refused: notices says no, and a yes would not help', () => {
    expect(outcome(shooting('2026-05-03T23:58'), noAnswer('NO')).status).toBe('REJECTED_PRECONDITION');
    expect(outcome(shooting('2026-05-03T23:58'), told('2026-05-03T23:59'))).toMatchObject({
      status: 'REJECTED_PRECONDITION',
      failed: ['P3', 'P5'],
    });
  });
  it('turns on one minute', () => {
    expect(outcome(shooting('2026-05-03T23:59'), told('2026-05-03T23:59')).status).toBe('REJECTED_PRECONDITION');
    expect(outcome(shooting('2026-05-04T00:00'), told('2026-05-03T23:59')).status).toBe('CLEARED');
  });
  it('turns on the offset in the hour that clocks show twice', () => {
    expect(outcome(shooting('2026-11-01T01:10', '-07:00'), told('2026-11-01T01:50', '-06:00')).status).toBe('CLEARED');
    expect(outcome(shooting('2026-11-01T01:50', '-06:00'), told('2026-11-01T01:10', '-07:00'))).toMatchObject({
      status: 'REJECTED_PRECONDITION',
      failed: ['P3', 'P5'],
    });
  });
  it('is ordered over the hour that clocks skip', () => {
    expect(outcome(shooting('2026-03-08T03:00'), told('2026-03-08T01:59')).status).toBe('CLEARED');
    expect(outcome(shooting('2026-03-08T01:59'), told('2026-03-08T03:00')).status).toBe('REJECTED_PRECONDITION');
  });
});

describe('T6: an act at 17 years 364 days, nominated at 20', () => {
  const events = nominated(
    factsOf({ subject: { birthDate: '2008-05-04' }, incident: { actAt: there('2026-05-03T23:59') } }),
    attestation(),
    there('2028-06-01T09:00'),
  );
  it('is refused with its reason, and the purge is set', () => {
    expect(ended(events)).toEqual({
      status: 'REJECTED_PRECONDITION',
      failed: ['P1'],
      reasons: ['JUVENILE_AT_ACT'],
      purgeAt: keepUntil,
    });
    expect(typesOf(events)).not.toContain('AttestationRequested');
  });
  it('would pass a minute later, on the birthday', () =>
    expect(
      ended(
        nominated(factsOf({ subject: { birthDate: '2008-05-04' }, incident: { actAt: there('2026-05-04T00:00') } })),
      ).status,
    ).toBe('CLEARED'));
});

describe('T7: no birth date, "looks 25"', () => {
  it.each([
    { birthDate: null, birthDateSource: 'NONE' },
    { birthDate: null, birthDateSource: 'COURT_RECORD' },
    { birthDate: '2001-01-01', birthDateSource: 'NONE' },
  ] as const)('fails closed: %j', subject =>
    expect(ended(nominated(factsOf({ subject })))).toMatchObject({
      status: 'REJECTED_PRECONDITION',
      failed: ['P1'],
      reasons: ['BIRTH_DATE_UNKNOWN'],
    }),
  );
});

describe('T8: the nominator approves from a second account of the same unit', () => {
  it('is refused: same person or same reporting line', () => {
    const cleared = given(escalation, ...upTo('CLEARED'));
    for (const kind of ['PROCESS', 'ATTORNEY'] as const) {
      cleared
        .when(reviewed({ kind, reviewer: { staffId: 'nominator-1-second-account', unitId: 'unit-a' } }))
        .thenRefused('review.nominator-unit');
      cleared
        .when(reviewed({ kind, reviewer: { staffId: 'nominator-1', unitId: 'unit-b' } }))
        .thenRefused('review.own-nomination');
    }
  });
});

describe('T24: an accepted case', () => {
  const accepted = upTo('UNDER_REVIEW', disposed({ code: 'ACCEPT' }));
  it('keeps date, office and the hash of the package, and nothing else', () => {
    const purged = eventsOf([{ type: 'PurgeSubject', receiptId: 'receipt-1', at }], accepted);
    expect(stateAfter(purged)).toEqual({
      status: 'ACCEPTED',
      openedAt: at,
      closure: { closedAt: at, reasonCode: null, failedCodes: [], decidedOn: '2026-05-11', recall: null, purgeAt: at },
      sent: { officeId: 'usao-nm', packageHash: 'hash-1', transmittedAt: at },
      purged: { causeCode: 'ACCEPTED', receiptId: 'receipt-1', at },
    });
  });
  it('is frozen', () => {
    const frozen = given(escalation, ...accepted);
    frozen.when({ type: 'Withdraw', reasonCode: 'OTHER_REASON', at, keepUntil }).thenRefused('escalation.closed');
    frozen.when(disposed({ code: 'DIVERT' })).thenRefused('escalation.closed');
    frozen.when({ type: 'Lapse', at: later(at, { days: 400 }), keepUntil }).thenEmits();
  });
});

describe('T26: the person is the victim in the incident', () => {
  const events = nominated(factsOf({ subjectRole: 'VICTIM_ONLY' }));
  it('is refused, and a task is raised for who looks after victims', () => {
    expect(ended(events)).toMatchObject({ status: 'REJECTED_PRECONDITION', failed: ['P9'], reasons: ['VICTIM_ONLY'] });
    expect(typesOf(events)).toEqual([
      'NominationOpened',
      'NexusAnswered',
      'NominationSubmitted',
      'NominationRejected',
      'VictimTaskRaised',
    ]);
  });
  it('raises no task for anybody else', () =>
    expect(typesOf(nominated(factsOf({ incident: { chargeStatus: 'NONE' } })))).not.toContain('VictimTaskRaised'));
});
