import { eventually } from '@crossroads/testing';
import { bodyOf } from '../city.ts';
import { nominationBody, noticeBody, NOTICE_AT, somebodyNew } from './bodies.ts';
import { PATIENCE, type Court } from './court.ts';
import { daysAgo } from './days.ts';

const QUESTIONS_AN_HOUR = 10;
const MINUTE_MS = 60_000;
const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Denver', dateStyle: 'short', timeStyle: 'short' });

/** What the clocks of the city show so many minutes from now. */
const clockAfter = (minutes: number): string =>
  CLOCK.format(new Date(Date.now() + minutes * MINUTE_MS)).replace(' ', 'T');

const eleventhQuestion = (court: () => Court): void => {
  it('the eleventh question in an hour is not answered, but written down and flagged', async () => {
    const { decided, events, nominators, notices, submit } = court();
    const [asks] = nominators('lcr');
    const person = somebodyNew();
    await notices.serve(person, NOTICE_AT, 'lcr');
    const ask = async (): Promise<unknown> =>
      (await decided(await submit(nominationBody(person, { incident: { areaCode: 'EAST' } }), asks), 'lcr'))['status'];
    const answered = await Promise.all(Array.from({ length: QUESTIONS_AN_HOUR }, ask));
    expect(new Set(answered)).toEqual(new Set(['CLEARED']));
    expect(await ask()).toBe('REJECTED_PRECONDITION');

    type Asked = { readonly causeCode: string; readonly answer: string; readonly requester: string };
    const list = await notices.lawyer('lcr').get('/v1/attestation-requests?limit=100');
    const { items } = bodyOf<{ items: readonly Asked[] }>(list, 200);
    expect(items.filter(({ answer }) => answer === 'YES')).toHaveLength(QUESTIONS_AN_HOUR);
    const over = items.filter(({ answer }) => answer !== 'YES');
    expect(over).toMatchObject([{ causeCode: 'LIMIT', answer: 'UNKNOWN' }]);
    expect(JSON.stringify(items)).not.toContain(person.familyName);
    expect((await notices.team('lcr').get('/v1/attestation-requests')).status).toBe(403);
    await eventually(async () => {
      const flagged = (await events('neutral.notices.notice.v1')).filter(
        ({ type, data }) => type === 'notices.query.flagged.v1' && data['requesterId'] === over[0]?.requester,
      );
      expect(flagged).toHaveLength(2);
      expect(new Set(flagged.map(({ data }) => data['window']))).toEqual(new Set(['HOUR', 'THIRTY_DAYS']));
    }, PATIENCE);
    const incidents = bodyOf<{ items: readonly { kindCode: string }[] }>(
      await notices.lawyer('lcr').get('/v1/incidents?limit=100'),
      200,
    ).items.map(({ kindCode }) => kindCode);
    expect(incidents.toSorted()).toEqual(['QUERY_FISHING', 'QUERY_LIMIT']);
  });
};

const nothingListed = (court: () => Court): void => {
  it('nothing of it can be listed, searched or counted', async () => {
    const { notices } = court();
    for (const path of ['/v1/notices', '/v1/notices?familyName=Example', '/v1/subjects', '/v1/notices/export'])
      for (const client of [notices.team(), notices.lawyer()])
        expect([path, [400, 403, 404, 405].includes((await client.get(path)).status)]).toEqual([path, true]);
  });
};

const policyChanges = (court: () => Court): void => {
  describe('T27: the charging policy changes', () => {
    it('sends texts of the old one back to a lawyer, and new notices need a text of the new one', async () => {
      const { events, moveClock, notices } = court();
      const old = notices.texts.lcr;
      const [team, lawyer] = [notices.team('lcr'), notices.lawyer('lcr')];
      bodyOf(await lawyer.post('/v1/charging-policies', { version: 'journey-2', effectiveOn: daysAgo(0) }), 201);
      const text = async (id: string) => bodyOf(await lawyer.get(`/v1/notice-texts/${id}`), 200);
      expect(await text(old)).toMatchObject({ status: 'review-required', chargingPolicyVersion: 'journey-1' });
      await eventually(async () => {
        const told = await events('neutral.notices.notice.v1');
        const marked = told.filter(({ type }) => type === 'notices.version.review-required.v1');
        expect(marked.map(({ data }) => data)).toEqual([{ versionId: old, policyVersion: 'journey-2' }]);
      }, PATIENCE);
      const serve = (textId: string, minutes: number) =>
        team.post('/v1/notices', noticeBody(textId, somebodyNew(), { local: clockAfter(minutes) }));
      const late = await serve(old, 0);
      expect(late.status).toBe(409);
      expect(String(Reflect.get(Object(late.body), 'code'))).toMatch(/^notice\.text-/);

      const body = {
        language: 'es',
        title: 'Aviso',
        body: 'Le ofrecemos ayuda hoy.',
        chargingPolicyVersion: 'journey-2',
      };
      const textId = String(bodyOf(await team.post('/v1/notice-texts', body), 201)['textId']);
      const approvals = `/v1/notice-texts/${textId}/approvals`;
      expect((await team.post(approvals, { legalBasis: 'Memo 2' })).status).toBe(403);
      expect((await serve(textId, 0)).status).toBe(409);
      bodyOf(await lawyer.post(approvals, { legalBasis: 'Memo 2' }), 201);
      // A text is good from the minute after its approval on.
      await moveClock('notices', 2 * MINUTE_MS);
      expect(bodyOf(await serve(textId, 1), 201)).toMatchObject({ noticeId: expect.any(String) });
      expect(await text(notices.texts.lcr)).toMatchObject({ status: 'review-required' });
      await moveClock('notices', 0);
    });
  });
};

/** The registry of a site: how often it is asked, and which texts it hands over. */
export const keepTheRegistry = (court: () => Court): void => {
  eleventhQuestion(court);
  nothingListed(court);
  policyChanges(court);
};
