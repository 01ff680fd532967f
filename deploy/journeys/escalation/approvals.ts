import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from '../../local/environment.ts';
import { bodyOf } from '../city.ts';
import { APPROVE, nominationBody, somebodyNew } from './bodies.ts';
import type { Court } from './court.ts';
import { daysAgo } from './days.ts';

const run = promisify(execFile);

/** The package as the office has it, in a folder, checked with the key that the city gave it. */
const verified = async ({ city, tokenOf }: Court, id: string): Promise<string> => {
  const folder = join(city.environment.folder, 'package');
  mkdirSync(folder, { recursive: true });
  const url = `${city.system.connections.services['escalation']?.url}/v1/escalations/${id}/package/files`;
  const authorization = `Bearer ${await tokenOf({ role: 'prosecutor' })}`;
  for (const name of ['manifest.json', 'manifest.sig', 'package.pdf', 'package.pdf.sig']) {
    const answer = await fetch(`${url}/${name}`, { headers: { authorization } });
    expect([name, answer.status]).toEqual([name, 200]);
    writeFileSync(join(folder, name), Buffer.from(await answer.arrayBuffer()));
  }
  const key = join(city.environment.folder, 'keys', 'escalation.public.json');
  const hook = ['--no-warnings', '--import', './deploy/local/swc-hook.mjs', '--conditions=@crossroads/source'];
  const script = 'services/escalation/src/verify-package.ts';
  const { stdout } = await run(process.execPath, [...hook, script, folder, '--key', key], { cwd: repository });
  return stdout;
};

/** What happened in a case, in order. */
const storyOf = async ({ events }: Court, id: string): Promise<readonly string[]> =>
  (await events('enforcement.escalation.case.v1'))
    .filter(({ subject }) => subject === id)
    .map(({ type }) => type.replace(/^escalation\.|\.v1$/g, ''));

type Incident = { readonly incidentId: string; readonly causeId: string; readonly raisedAt: string };

/** The incident of a wrong person is to be reported within a day, and is. */
const reported = async ({ of }: Court, id: string): Promise<void> => {
  const manager = of('process-manager');
  const list = bodyOf<{ items: readonly Incident[] }>(await manager.get('/v1/incidents?limit=100'), 200);
  const incident = list.items.find(({ causeId }) => causeId === id);
  const reportDueAt = new Date(Date.parse(incident?.raisedAt ?? '') + 86_400_000).toISOString();
  expect(incident).toMatchObject({ kindCode: 'WRONG_PERSON', reportDueAt, reportedAt: null });
  const report = { findingCode: 'IDENTITY_MIXED_UP', actionCode: 'RECORDS_DESTROYED' };
  const path = `/v1/incidents/${incident?.incidentId}/reports`;
  expect(bodyOf(await manager.post(path, report), 201)).toMatchObject(report);
};

const sameUnit = (court: () => Court): void => {
  describe('T8: the nominator approves from a second account of the same unit', () => {
    it('is refused: same person or same reporting line; two others approve', async () => {
      const { as, city, of, reach, status } = court();
      const id = await reach('CLEARED', nominationBody(await court().told()), court().second);
      const unit = city.system.connections.people['nominator']?.find(({ site }) => site === 'abq')?.orgId ?? 'none';
      const path = (kind: string): string => `/v1/escalations/${id}/${kind}-reviews`;
      const sameUnit = as('escalation', { role: 'process-reviewer', orgId: unit });
      const attempts = [
        await sameUnit.post(path('process'), APPROVE),
        await as('escalation', court().second).post(path('process'), APPROVE),
        await of('attorney-reviewer').post(path('attorney'), APPROVE),
        await of('process-manager').post(`/v1/escalations/${id}/transmissions`, { officeId: court().officeId }),
      ];
      expect(attempts.map(({ status: code, body }) => [code, Reflect.get(Object(body), 'code')])).toEqual([
        [403, 'review.nominator-unit'],
        [403, 'auth.not-allowed'],
        [409, 'review.process-first'],
        [409, 'transmission.not-approved'],
      ]);
      expect(await status(id)).toMatchObject({ status: 'CLEARED', approvedKinds: [] });
      for (const kind of ['process', 'attorney']) bodyOf(await of(`${kind}-reviewer`).post(path(kind), APPROVE), 201);
      expect(await status(id)).toMatchObject({ status: 'APPROVED', approvedKinds: ['PROCESS', 'ATTORNEY'] });
    });
  });
};

const wrongPerson = (court: () => Court): void => {
  describe('T21: the wrong John Doe, discovered after transmission', () => {
    it('is called back, gone on both sides, and reported; the right one can still be nominated', async () => {
      const { events, of, post, reach, status, submit } = court();
      const person = await court().told();
      const body = nominationBody(person);
      const id = await reach('TRANSMITTED', body, court().second);
      const recalled = await post(of('process-manager'), `/${id}/recalls`);
      expect(recalled).toMatchObject({ status: 'RECALLED_ERROR', destroyed: false });
      expect((await of('prosecutor').get(`/v1/escalations/${id}/package`)).status).toBe(404);
      expect(await post(of('prosecutor'), `/${id}/destructions`)).toMatchObject({ destroyed: true });
      const seen = bodyOf(await of('process-reviewer').get(`/v1/escalations/${id}`), 200);
      expect(seen).toMatchObject({ nomination: null, attestation: null, reviews: [] });

      await reported(court(), id);
      const story = await storyOf(court(), id);
      expect(story).toEqual(expect.arrayContaining(['nomination.recalled', 'subject.purged', 'destruction.confirmed']));
      const all = await events('enforcement.escalation.case.v1', 'enforcement.escalation.incident.v1');
      const secrets = [person.givenName, person.familyName, body.incident.incidentNumber];
      expect(all.filter(({ text }) => secrets.some(secret => text.includes(secret)))).toEqual([]);

      const right = nominationBody(somebodyNew(), { incident: body.incident, subject: { birthDateSource: 'NONE' } });
      expect(await status(await submit(right))).toMatchObject({ status: 'REJECTED_PRECONDITION' });
    });
  });
};

const accepted = (court: () => Court): void => {
  describe('T24: a nomination is accepted', () => {
    it('leaves date and office; the worker sees nothing and help stays open', async () => {
      const { city, events, of, officeId, post, reach, status, tokenOf } = court();
      const person = await court().told();
      const name = { given: person.givenName, family: person.familyName };
      const referral = await city.submit({ person: { name }, needCodes: ['LEGAL_RECORD_ID_DOCS'] });
      const [placement] = await city.placed(referral, 'offered');
      const id = await reach('UNDER_REVIEW', nominationBody(person), court().second);
      const before = await status(id);
      expect(await verified(court(), id)).toMatch(/valid/i);

      const decision = { code: 'ACCEPT', decidedOn: daysAgo(0) };
      await post(of('prosecutor'), `/${id}/dispositions`, decision);
      expect(await status(id)).toMatchObject({ status: 'ACCEPTED', decidedOn: decision.decidedOn, officeId });
      expect((await status(id))['packageHash']).toBe(before['packageHash']);
      expect((await of('prosecutor').get(`/v1/escalations/${id}/package`)).status).toBe(404);
      const left = bodyOf(await of('process-reviewer').get(`/v1/escalations/${id}`), 200);
      expect(left).toMatchObject({ nomination: null, nexus: null, attestation: null, conditions: [], approvals: [] });
      expect(left).toMatchObject({ nominatorId: null, ageAtAct: null, reviews: [], returns: [] });

      const worker = await tokenOf({ role: 'outreach-worker' });
      const url = `${city.system.connections.services['escalation']?.url}/v1/escalations/${id}`;
      expect((await fetch(url, { headers: { authorization: `Bearer ${worker}` } })).status).toBe(401);
      const help = await events('help.intake.referral.v1', 'help.outreach.case.v1', 'help.routing.offer.v1');
      const theirs = [id, String(before['reference']), ...person.identifiers.map(({ value }) => value)];
      expect(help.filter(({ text }) => theirs.some(each => text.includes(each)))).toEqual([]);
      const provider = city.as('routing', { role: 'provider', orgId: placement?.offer?.providerId ?? 'nobody' });
      bodyOf(await provider.post(`/v1/offers/${placement?.offer?.offerId}/acceptances`, {}), 201);
      expect((await city.placed(referral, 'accepted'))[0]?.placementId).toBe(placement?.placementId);
    });
  });
};

/** Two people approve, an office decides, and what is left of it. */
export const takeTwoPeople = (court: () => Court): void => {
  sameUnit(court);
  wrongPerson(court);
  accepted(court);
};
