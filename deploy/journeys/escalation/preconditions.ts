import { eventually } from '@crossroads/testing';
import { bodyOf } from '../city.ts';
import { APPROVE, nominationBody, NOTICE_AT, somebodyNew } from './bodies.ts';
import { PATIENCE, type Court } from './court.ts';
import { daysAgo, yearsBefore } from './days.ts';

const DAY_MS = 86_400_000;

/** No question about anybody is asked where a nomination fails by itself. */
const unasked = { status: 'REJECTED_PRECONDITION', askedAt: null };

const missedCourtDate = (court: () => Court): void => {
  describe('T3: arrested for a missed court date after the notice', () => {
    it('is refused, since that is no qualifying act, and nobody is asked about the person', async () => {
      const { notices, status, submit, unmet } = court();
      const person = somebodyNew();
      await notices.serve(person, NOTICE_AT);
      const id = await submit(
        nominationBody(person, {
          incident: { actClassCode: 'MISSED_COURT_OR_APPOINTMENT', sourceCode: 'COURT_RECORD' },
        }),
      );
      expect(await status(id)).toMatchObject({ ...unasked, failedCodes: ['P5'] });
      expect(await unmet(id)).toEqual([['P5', 'no', 'NOT_A_QUALIFYING_ACT']]);
    });
  });
};

const juvenileAct = (court: () => Court): void => {
  describe('T6: an act at 17 years 364 days, nominated at 20', () => {
    const birthday = daysAgo(2 * 366);
    const person = somebodyNew({ birthDate: yearsBefore(birthday, 18) });
    const actAt = { local: `${daysAgo(2 * 366 + 1)}T23:59` };

    it('is refused with its reason; a year later nothing is left of the person', async () => {
      const { events, moveClock, status, submit, unmet } = court();
      const id = await submit(nominationBody(person, { actAt }));
      const refused = await status(id);
      expect(refused).toMatchObject({ ...unasked, failedCodes: ['P1'] });
      expect(await unmet(id)).toEqual([['P1', 'no', 'JUVENILE_AT_ACT']]);
      const purgeAt = Date.parse(String(refused['purgeAt']));
      const days = (purgeAt - Date.parse(String(refused['closedAt']))) / DAY_MS;
      expect(Math.round(days)).toBeGreaterThanOrEqual(365);
      expect(Math.round(days)).toBeLessThanOrEqual(366);
      await moveClock('escalation', purgeAt - Date.now() + 1_000);
      try {
        await eventually(async () => {
          const told = await events('enforcement.escalation.case.v1');
          const purged = told.filter(({ type, subject }) => type === 'escalation.subject.purged.v1' && subject === id);
          expect(purged).toHaveLength(1);
        }, PATIENCE);
      } finally {
        await moveClock('escalation', 0);
      }
      const gone = bodyOf(await court().of('process-reviewer').get(`/v1/escalations/${id}`), 200);
      expect(gone).toMatchObject({ status: 'REJECTED_PRECONDITION', nomination: null, purgedAt: expect.any(String) });
    });

    it('has no failing age one minute later, on the birthday', async () => {
      const { decided, nominators, submit } = court();
      const id = await submit(nominationBody(person, { actAt: { local: `${birthday}T00:00` } }), nominators('abq')[1]);
      const { failedCodes } = await decided(id);
      expect(failedCodes).toEqual(expect.arrayContaining(['P2', 'P3']));
      expect(failedCodes).not.toContain('P1');
    });
  });
};

const unknownBirthDate = (court: () => Court): void => {
  describe('T7: no birth date, "looks 25"', () => {
    it('fails closed', async () => {
      const { status, submit, unmet } = court();
      const subject = { birthDate: undefined, birthDateSource: 'NONE' };
      const statement = 'In the evening a man who looks 25 robbed the clerk of a shop with a pistol in hand.';
      const id = await submit(nominationBody(somebodyNew(), { subject, statement }));
      expect(await status(id)).toMatchObject({ ...unasked, failedCodes: ['P1'] });
      expect(await unmet(id)).toEqual([['P1', 'unknown', 'BIRTH_DATE_UNKNOWN']]);
    });
  });
};

const victim = (court: () => Court): void => {
  describe('T26: the person is the victim in the incident', () => {
    it('is refused, and who looks after victims has a task', async () => {
      const { of, status, submit } = court();
      const person = somebodyNew();
      const id = await submit(nominationBody(person, { subjectRole: 'VICTIM_ONLY' }));
      expect(await status(id)).toMatchObject({ ...unasked, failedCodes: ['P9'] });
      const coordinator = of('victim-witness-coordinator');
      type Task = { readonly taskId: string; readonly escalationId: string };
      const { items } = bodyOf<{ items: readonly Task[] }>(await coordinator.get('/v1/victim-tasks?limit=100'), 200);
      const task = items.find(({ escalationId }) => escalationId === id);
      const path = `/v1/victim-tasks/${task?.taskId}`;
      const { familyName, givenName } = person;
      expect(bodyOf(await coordinator.get(path), 200)).toMatchObject({ person: { familyName, givenName } });
      expect((await of('nominator').get(path)).status).toBe(403);
      bodyOf(await coordinator.post(`${path}/completions`, { outcomeCode: 'CONTACTED' }), 201);
      const late = await of('process-reviewer').post(`/v1/escalations/${id}/process-reviews`, APPROVE);
      expect(late.status).toBe(409);
    });
  });
};

/** Nominations that fail at once. */
export const failAtOnce = (court: () => Court): void => {
  missedCourtDate(court);
  juvenileAct(court);
  unknownBirthDate(court);
  victim(court);
};
