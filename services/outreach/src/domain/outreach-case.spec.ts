import { fold } from '@crossroads/kernel';
import { given } from '@crossroads/testing';
import type { Assignment } from './assignment-policy.ts';
import { isReady } from './case-begin.ts';
import type { OutreachCommand, OutreachEvent, Submitted, Triaged, Visit } from './case-state.ts';
import type { ConsentTerms } from './consent-terms.ts';
import { outreachCase } from './outreach-case.ts';

const DAY_MS = 86_400_000;
const begun = new Date('2026-11-20T18:00:00.000Z');
const day = (days: number): Date => new Date(begun.getTime() + days * DAY_MS);
const personId = '5b1e0a52-0000-4000-8000-000000000001';
const worker = { actorId: 'worker-1', role: 'outreach-worker' };
const lead = { actorId: 'lead-1', role: 'outreach-lead' };
const terms: ConsentTerms = {
  consentId: 'consent-1',
  purposeCodes: ['SERVICE'],
  recipientIds: [],
  recipientClass: 'SERVICE_PROVIDERS',
  dataClasses: ['C1', 'C4'],
  startsAt: begun.toISOString(),
  expiresAt: day(180).toISOString(),
  language: 'es',
  methodCode: 'WRITTEN',
  part2: false,
};
const triaged: Triaged = {
  personId,
  urgency: 'URGENT',
  ageBand: 'AGE_19_24',
  areaCode: 'SOUTHEAST',
  language: 'es',
  needCodes: ['HOUSING'],
};
const submitted: Submitted = { personId, ownerId: null, referrerOrgId: null, choiceCodes: [], consent: terms };
const assignment: Assignment = {
  workerId: 'worker-1',
  chosenBy: 'POLICY',
  reasonCodes: ['SPEAKS_LANGUAGE'],
  considered: 1,
  barred: {},
};
const nobody: Assignment = { ...assignment, workerId: null, reasonCodes: ['NOBODY_FREE'] };

const told = (more: { consent?: ConsentTerms | null; triaged?: Partial<Triaged> } = {}): OutreachEvent[] => [
  { type: 'SubmittedRecorded', submitted: { ...submitted, consent: more.consent ?? null } },
  { type: 'TriagedRecorded', triaged: { ...triaged, ...more.triaged } },
  { type: 'EligibleRecorded' },
];
const start = (more: Partial<Extract<OutreachCommand, { type: 'StartOutreach' }>> = {}): OutreachCommand => ({
  type: 'StartOutreach',
  assignment,
  firstAttemptDueAt: day(1),
  consentHolds: true,
  ...more,
});
const workerAssigned = {
  type: 'WorkerAssigned',
  workerId: 'worker-1',
  assignment,
  urgency: 'URGENT',
  firstAttemptDueAt: day(1),
  actorId: 'SYSTEM',
} as const satisfies OutreachEvent;
const request = {
  consentId: 'consent-1',
  needCodes: ['HOUSING'],
  choiceCodes: [],
  urgency: 'URGENT',
  ageBand: 'AGE_19_24',
  areaCode: 'SOUTHEAST',
  language: 'es',
};
const placementRequested = { type: 'PlacementRequested', request, actorId: 'SYSTEM' } as const satisfies OutreachEvent;
const consentTaken = { type: 'ConsentTaken', consentId: 'consent-1' } as const satisfies OutreachEvent;
const assigned = [...told(), workerAssigned];
const consented = [...told({ consent: terms }), consentTaken, placementRequested, workerAssigned];

const visits = (at: Date): Visit[] =>
  [14, 45, 90].map(days => {
    const due = new Date(at.getTime() + days * DAY_MS);
    return { at: due, on: due.toISOString().slice(0, 10) };
  });
const offer = (answer: 'ACCEPTED' | 'NOT_NOW', at: Date): OutreachCommand => ({
  type: 'OfferHelp',
  modeCode: 'HOME_VISIT',
  answer,
  at,
  by: worker,
  visits: visits(at),
  purgeOn: '2029-11-20',
});
const attempt = (at: Date, resultCode = 'NO_ANSWER', modeCode = 'PHONE'): OutreachCommand => ({
  type: 'RecordAttempt',
  modeCode,
  resultCode,
  at,
  by: worker,
});

/** The state after commands, one after another. */
const after = (history: readonly OutreachEvent[], ...commands: OutreachCommand[]) =>
  commands.reduce(
    (state, command) => fold(outreachCase, state, outreachCase.decide(state, command)),
    fold(outreachCase, outreachCase.initial, history),
  );

describe('a case that begins', () => {
  const facts: OutreachCommand[] = [
    { type: 'RecordSubmitted', submitted },
    { type: 'RecordTriaged', triaged },
    { type: 'RecordEligible' },
  ];
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];

  it.each(orders)('is ready only after the last of its three facts, in the order %i %i %i', (...order) => {
    const commands = order.flatMap(at => facts[at] ?? []);
    expect(commands.map((_, at) => isReady(after([], ...commands.slice(0, at + 1))))).toEqual([false, false, true]);
  });

  it('takes each fact once', () =>
    given(outreachCase, ...told())
      .when({ type: 'RecordTriaged', triaged: { ...triaged, urgency: 'STANDARD' } })
      .thenEmits());

  it('records the consent of the referral, asks for providers and assigns a worker at once', () =>
    given(outreachCase, ...told({ consent: terms }))
      .when(start())
      .thenEmits(consentTaken, placementRequested, workerAssigned));

  it('waits for a lead when nobody is free, but asks for providers all the same', () =>
    given(outreachCase, ...told({ consent: terms }))
      .when(start({ assignment: nobody }))
      .thenEmits(consentTaken, placementRequested, {
        type: 'AssignmentAwaited',
        assignment: nobody,
        firstAttemptDueAt: day(1),
      }));

  it('is assigned and waits for a needs assessment when no need is known', () => {
    const state = after(told({ consent: terms, triaged: { needCodes: [] } }), start());
    expect([state.status, state.consentId]).toEqual(['assigned', 'consent-1']);
  });

  it('asks for no provider while the area is unknown', () =>
    given(outreachCase, ...told({ consent: terms, triaged: { areaCode: null } }))
      .when(start())
      .thenEmits(consentTaken, workerAssigned));

  it('drops a consent that ended before anybody could use it', () =>
    given(outreachCase, ...told({ consent: terms }))
      .when(start({ consentHolds: false }))
      .thenEmits({ type: 'IntakeConsentDropped' }, workerAssigned));

  it('begins once', () =>
    given(outreachCase, ...consented)
      .when(start())
      .thenEmits());

  it('does not begin after it was closed, whatever comes late', () => {
    const state = after(
      [],
      ...facts.slice(0, 2),
      { type: 'CloseCase', causeCode: 'WITHDRAWN' },
      { type: 'RecordEligible' },
      start(),
    );
    expect(state.status).toBe('closed');
  });

  it('begins again when intake reopened it and it passed triage and screening anew', () => {
    const state = after(
      consented,
      { type: 'CloseCase', causeCode: 'DONE' },
      { type: 'RecordEligible' }, // screening is quicker than intake's topic
      { type: 'ReopenCase', causeCode: 'NEW_SHOOTING' },
    );
    expect([state.status, isReady(state), isReady(after([], ...facts)), state.workerId]).toEqual([
      'waiting',
      false,
      true,
      null,
    ]);
    expect(isReady(fold(outreachCase, state, [{ type: 'TriagedRecorded', triaged }]))).toBe(true);
  });
});

describe('T2: the same man declines twice and accepts on the fifth visit', () => {
  const declined = (visit: Visit | null): OutreachEvent => ({ type: 'HelpDeclined', visit, by: worker });

  it('sets the next visit after each "not now" and nothing else', () =>
    given(outreachCase, ...assigned)
      .when(offer('NOT_NOW', day(1)))
      .thenEmits(
        { type: 'ContactMade', modeCode: 'HOME_VISIT', at: day(1), by: worker },
        { type: 'HelpOffered', modeCode: 'HOME_VISIT', isAccepted: false, by: worker },
        declined({ at: day(15), on: '2026-12-05' }),
      ));

  it('goes from declined for now over outreach to consented', () => {
    const seen: string[] = [];
    const visit = (history: readonly OutreachEvent[], ...commands: OutreachCommand[]): OutreachEvent[] => {
      const events = commands.reduce<OutreachEvent[]>((all, command) => {
        const state = fold(outreachCase, outreachCase.initial, [...history, ...all]);
        return [...all, ...outreachCase.decide(state, command)];
      }, []);
      const next = [...history, ...events];
      seen.push(fold(outreachCase, outreachCase.initial, next).status);
      return next;
    };
    const first = visit(assigned, offer('NOT_NOW', day(1)));
    const due = visit(first, { type: 'FireReapproach', at: day(15) });
    const second = visit(due, offer('NOT_NOW', day(15)));
    const dueAgain = visit(second, { type: 'FireReapproach', at: day(60) });
    const third = visit(dueAgain, attempt(day(60)));
    const fourth = visit(third, attempt(day(62), 'REACHED_COLLATERAL', 'FAMILY'));
    const fifth = visit(fourth, offer('ACCEPTED', day(65)));
    const last = visit(fifth, { type: 'TakeConsent', consentId: 'consent-2', by: worker });
    expect(seen).toEqual([
      'declined-for-now',
      'assigned',
      'declined-for-now',
      'assigned',
      'assigned',
      'assigned',
      'contacted',
      'consented',
    ]);
    expect(last.filter(({ type }) => type === 'PlacementRequested')).toHaveLength(1);
  });

  it('waits 14, then 45, then 90 days', () => {
    const due = [1, 2, 3].map(refusals => {
      const history = Array.from({ length: refusals }).flatMap<OutreachCommand>((_, at) => [
        ...(at === 0 ? [] : [{ type: 'FireReapproach', at: day(1000) } as const]),
        offer('NOT_NOW', day(0)),
      ]);
      return after(assigned, ...history).reapproachAt;
    });
    expect(due).toEqual([day(14), day(45), day(90)]);
  });

  it('sleeps after the fourth "not now" and gives the worker room', () => {
    const state = after(
      [...assigned, ...[14, 45, 90].map(days => declined({ at: day(days), on: '2027-01-01' }))],
      offer('NOT_NOW', day(91)),
    );
    expect([state.status, state.workerId, state.purgeOn]).toEqual(['dormant', null, '2029-11-20']);
  });

  it('comes back too early for nobody', () =>
    given(outreachCase, ...assigned, declined({ at: day(14), on: '2026-12-04' }))
      .when({ type: 'FireReapproach', at: day(13) })
      .thenEmits());
});

describe('trying to reach a person', () => {
  const tries = (count: number, modes: readonly string[], spanDays: number): OutreachEvent[] =>
    Array.from({ length: count }, (_, at) => ({
      type: 'ContactAttempted',
      modeCode: modes[at % modes.length] ?? 'PHONE',
      resultCode: 'NO_ANSWER',
      at: day((spanDays * at) / Math.max(1, count - 1)),
      by: worker,
    }));
  const pause = (at: Date): OutreachCommand => ({ type: 'PauseCase', supervisorId: 'lead-1', at });

  it('counts a contact only when it was two-way and direct', () =>
    given(outreachCase, ...assigned)
      .when(attempt(day(1), 'REACHED_COLLATERAL'))
      .thenEmits({
        type: 'ContactAttempted',
        modeCode: 'PHONE',
        resultCode: 'REACHED_COLLATERAL',
        at: day(1),
        by: worker,
      }));

  it('may be paused after eight attempts, in three modes, over thirty days, the family included', () =>
    given(outreachCase, ...assigned, ...tries(8, ['PHONE', 'HOME_VISIT', 'FAMILY'], 20))
      .when(pause(day(30)))
      .thenEmits({ type: 'PausedUnreached', attempts: 8, modes: 3, days: 30, supervisorId: 'lead-1' }));

  it.each([
    ['seven attempts', tries(7, ['PHONE', 'HOME_VISIT', 'FAMILY'], 20), 30],
    ['two modes', tries(8, ['PHONE', 'FAMILY'], 20), 30],
    ['twenty-nine days', tries(8, ['PHONE', 'HOME_VISIT', 'FAMILY'], 20), 29],
    ['no family contact', tries(8, ['PHONE', 'HOME_VISIT', 'TEXT'], 20), 30],
  ])('may not be paused after %s', (_, attempts, days) =>
    given(outreachCase, ...assigned, ...attempts)
      .when(pause(day(days)))
      .thenRefused('outreach.attempt-floor'),
  );

  it('may not be paused once the person was reached', () =>
    given(outreachCase, ...assigned, { type: 'ContactMade', modeCode: 'PHONE', at: day(1), by: worker })
      .when(pause(day(40)))
      .thenRefused('outreach.person-reached'));

  it('is opened again by any contact', () =>
    given(outreachCase, ...assigned, {
      type: 'PausedUnreached',
      attempts: 8,
      modes: 3,
      days: 30,
      supervisorId: 'lead-1',
    })
      .when(attempt(day(50), 'REACHED_DIRECT'))
      .thenEmits(
        { type: 'ContactAttempted', modeCode: 'PHONE', resultCode: 'REACHED_DIRECT', at: day(50), by: worker },
        { type: 'Reopened', causeCode: 'CONTACT', actorId: 'worker-1' },
        { type: 'ContactMade', modeCode: 'PHONE', at: day(50), by: worker },
      ));

  describe('after something happened that concerns the person', () => {
    const paused: OutreachEvent = { type: 'PausedUnreached', attempts: 8, modes: 3, days: 30, supervisorId: 'lead-1' };
    const declined: OutreachEvent = { type: 'HelpDeclined', visit: { at: day(14), on: '2026-12-04' }, by: worker };
    const asleep: OutreachEvent = { type: 'WentDormant', causeCode: 'REAPPROACHES_USED', purgeOn: '2029-11-20' };
    const by = { causeCode: 'SAFETY_NOTICE', actorId: 'intake-1', firstAttemptDueAt: day(51) };
    const wake: OutreachCommand = { type: 'WakeCase', ...by };

    it.each([
      ['paused', [...assigned, ...tries(8, ['PHONE'], 20), paused], 'assigned', 'worker-1'],
      ['declined for now', [...assigned, declined], 'assigned', 'worker-1'],
      ['asleep', [...assigned, declined, asleep], 'awaiting-assignment', null],
    ] as const)('a case that was %s is opened, and somebody goes within a day', (_, history, status, workerId) => {
      given(outreachCase, ...history)
        .when(wake)
        .thenEmits({ type: 'Reopened', ...by });
      const state = after(history, wake);
      expect(state).toMatchObject({ status, workerId, attempts: 0, reapproachAt: null, purgeOn: null });
      expect([state.firstAttemptDueAt, state.firstAttemptMissed]).toEqual([day(51), false]);
      expect(outreachCase.decide(state, wake)).toEqual([]);
    });

    it.each([
      ['waits for its facts', told().slice(0, 2)],
      ['is worked on', [...assigned]],
      ['was closed', [...assigned, { type: 'CaseClosed', causeCode: 'DONE' } as const]],
      ['was erased', [...assigned, { type: 'CaseErased' } as const]],
    ])('a case that %s stays as it is', (_, history) =>
      given(outreachCase, ...history)
        .when(wake)
        .thenEmits(),
    );
  });

  it('is written down as missed when nobody tried in time', () =>
    given(outreachCase, ...assigned)
      .when({ type: 'MissFirstAttempt' })
      .thenEmits({ type: 'FirstAttemptMissed' }));

  it('is not missed when somebody tried', () =>
    given(outreachCase, ...assigned, ...tries(1, ['PHONE'], 0))
      .when({ type: 'MissFirstAttempt' })
      .thenEmits());

  it('asks for a worker first', () =>
    given(outreachCase, ...told(), { type: 'AssignmentAwaited', assignment: nobody, firstAttemptDueAt: day(1) })
      .when(attempt(day(1)))
      .thenRefused('outreach.not-assigned'));
});

describe('T17: a person takes the consent back', () => {
  it('ends sharing and leaves the help open', () => {
    const state = after(consented, { type: 'EndConsent', consentId: 'consent-1' });
    expect([state.status, state.consentId, state.requestedNeeds, state.workerId]).toEqual([
      'assigned',
      null,
      [],
      'worker-1',
    ]);
  });

  it('asks for no provider under the ended consent', () =>
    given(outreachCase, ...consented, { type: 'ConsentEnded', consentId: 'consent-1' })
      .when({ type: 'AssessNeeds', needCodes: ['HOUSING'], choiceCodes: [], areaCode: null, by: worker })
      .thenEmits({
        type: 'NeedsAssessed',
        needCodes: ['HOUSING'],
        choiceCodes: [],
        areaCode: 'SOUTHEAST',
        actorId: 'worker-1',
      }));

  it('asks again under a new consent', () =>
    given(outreachCase, ...consented, { type: 'ConsentEnded', consentId: 'consent-1' })
      .when({ type: 'TakeConsent', consentId: 'consent-2', by: worker })
      .thenEmits(
        { type: 'ConsentTaken', consentId: 'consent-2' },
        { type: 'PlacementRequested', request: { ...request, consentId: 'consent-2' }, actorId: 'worker-1' },
      ));

  it('ends once', () =>
    given(outreachCase, ...consented, { type: 'ConsentEnded', consentId: 'consent-1' })
      .when({ type: 'EndConsent', consentId: 'consent-1' })
      .thenEmits());
});

describe('needs and assignment', () => {
  it('asks for the new needs only', () =>
    given(outreachCase, ...consented)
      .when({
        type: 'AssessNeeds',
        needCodes: ['HOUSING', 'CBT'],
        choiceCodes: ['NO_FAITH_BASED'],
        areaCode: null,
        by: worker,
      })
      .thenEmits(
        {
          type: 'NeedsAssessed',
          needCodes: ['HOUSING', 'CBT'],
          choiceCodes: ['NO_FAITH_BASED'],
          areaCode: 'SOUTHEAST',
          actorId: 'worker-1',
        },
        {
          type: 'PlacementRequested',
          request: { ...request, needCodes: ['CBT'], choiceCodes: ['NO_FAITH_BASED'] },
          actorId: 'worker-1',
        },
      ));

  it('refuses needs without an area once there is a consent', () =>
    given(outreachCase, ...told({ consent: terms, triaged: { areaCode: null } }), consentTaken, workerAssigned)
      .when({ type: 'AssessNeeds', needCodes: ['CBT'], choiceCodes: [], areaCode: null, by: worker })
      .thenRefused('outreach.area-unknown'));

  it('lets a lead assign where the policy found nobody', () =>
    given(outreachCase, ...told(), { type: 'AssignmentAwaited', assignment: nobody, firstAttemptDueAt: day(1) })
      .when({ type: 'AssignWorker', assignment, firstAttemptDueAt: day(1), by: lead })
      .thenEmits({ ...workerAssigned, actorId: 'lead-1' }));

  it('lets go of the worker when it closes', () => {
    const state = after(consented, { type: 'CloseCase', causeCode: 'DONE' });
    expect([state.status, state.workerId]).toEqual(['closed', null]);
  });

  it.each(['PauseCase', 'AssessNeeds', 'TakeConsent', 'RecordAttempt', 'OfferHelp'] as const)(
    'refuses %s in a case that is closed',
    type => {
      const commands = {
        PauseCase: { type: 'PauseCase', supervisorId: 'lead-1', at: day(1) },
        AssessNeeds: { type: 'AssessNeeds', needCodes: ['CBT'], choiceCodes: [], areaCode: null, by: worker },
        TakeConsent: { type: 'TakeConsent', consentId: 'consent-3', by: worker },
        RecordAttempt: attempt(day(1)),
        OfferHelp: offer('ACCEPTED', day(1)),
      } as const satisfies Record<string, OutreachCommand>;
      given(outreachCase, ...assigned, { type: 'CaseClosed', causeCode: 'DONE' })
        .when(commands[type])
        .thenRefused('outreach.case-closed');
    },
  );
});
