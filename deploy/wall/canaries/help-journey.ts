import { dayFromNow, eventually } from '@crossroads/testing';
import { bodyOf, type City } from '../../journeys/city.ts';
import { markedPerson, markedReferral } from './help-bodies.ts';
import type { Marks } from './marks.ts';

const PATIENCE = { withinMs: 90_000, everyMs: 150 };
const NEED = 'LEGAL_RECORD_ID_DOCS';

/** Who takes the people of these journeys. */
export const DESK = 'Identity and Records Desk';

type Case = { readonly status: string; readonly workerId: string };

/** Somebody who went all the way through the help side. */
export type Helped = { readonly referralId: string; readonly consentId: string; readonly offerId: string };

type Referred = { readonly referralId: string; readonly person: object };

const refer = async (city: City, marks: Marks): Promise<Referred> => {
  const person = markedPerson(marks);
  const body = markedReferral(marks, { person, consent: undefined, needCodes: [], sensitivityCodes: ['NONE'] });
  const answer = await city.as('intake', { role: 'hospital' }).post('/v1/referrals', body);
  return { referralId: bodyOf<{ referralId: string }>(answer, 201).referralId, person };
};

// A mark that its own side could not read back would be searched for in vain.
const checkIdentity = (told: object, { person }: Referred): void => {
  const text = JSON.stringify(told);
  const { given } = Object(Reflect.get(person, 'name')) as { given: string };
  if (!text.includes(given)) throw new Error('the provider was told another name than was written down');
};

const assigned = (city: City, referralId: string): Promise<string> =>
  eventually(async () => {
    const answer = await city.as('outreach', { role: 'outreach-lead' }).get(`/v1/cases/${referralId}`);
    const { status, workerId } = bodyOf<Case>(answer, 200);
    if (status !== 'assigned') throw new Error(`the case is ${status}`);
    return workerId;
  }, PATIENCE);

/** A worker goes, is turned away, comes back, and is asked for help. Gives the consent. */
const reach = async (city: City, referralId: string, recipientId: string): Promise<string> => {
  const worker = city.as('outreach', { role: 'outreach-worker', id: await assigned(city, referralId) });
  const act = async (what: string, body: object): Promise<Readonly<Record<string, unknown>>> =>
    bodyOf(await worker.post(`/v1/cases/${referralId}/${what}`, body), 201);
  await act('attempts', { modeCode: 'PHONE', resultCode: 'NO_ANSWER' });
  await act('help-offers', { modeCode: 'HOME_VISIT', answer: 'NOT_NOW' });
  await act('attempts', { modeCode: 'HOME_VISIT', resultCode: 'REACHED_COLLATERAL' });
  await act('help-offers', { modeCode: 'STREET', answer: 'ACCEPTED' });
  const terms = { purposeCodes: ['SERVICE'], recipientIds: [recipientId], dataClasses: ['C1', 'C2', 'C4'] };
  const how = { expiresOn: dayFromNow(90), language: 'en', methodCode: 'WRITTEN', part2: false };
  const { consentId } = await act('consents', { ...terms, ...how });
  await act('needs-assessments', { needCodes: [NEED] });
  return String(consentId);
};

/** A provider is asked, takes the person, is told who it is, and begins. */
const handOver = async (city: City, referred: Referred): Promise<string> => {
  const { referralId } = referred;
  const placement = await eventually(async () => {
    const answer = await city.as('routing', { role: 'coordinator' }).get(`/v1/placements?referralId=${referralId}`);
    const [found] = bodyOf<{ items: readonly { offer: { offerId: string; providerId: string } | null }[] }>(
      answer,
      200,
    ).items;
    if (!found?.offer) throw new Error('no provider was asked yet');
    return found.offer;
  }, PATIENCE);
  const { offerId, providerId } = placement;
  const provider = (service: string) => city.as(service, { role: 'provider', orgId: providerId });
  const act = async (what: string, body: object): Promise<unknown> =>
    bodyOf(await provider('routing').post(`/v1/offers/${offerId}/${what}`, body), 201);
  await act('acceptances', {});
  const identity = `/v1/offers/${offerId}/identity`;
  checkIdentity(await eventually(async () => bodyOf(await provider('intake').get(identity), 200), PATIENCE), referred);
  const { workerId } = bodyOf<Case>(
    await city.as('outreach', { role: 'outreach-lead' }).get(`/v1/cases/${referralId}`),
    200,
  );
  await act('handoff-confirmations', { side: 'PROVIDER' });
  const worker = city.as('routing', { role: 'outreach-worker', id: workerId });
  bodyOf(await worker.post(`/v1/offers/${offerId}/handoff-confirmations`, { side: 'WORKER' }), 201);
  await act('outcomes', { closedLoopCode: 'IN_SERVICE' });
  return offerId;
};

/** A whole journey: referred, sought, asked, answered, placed, handed over and begun. */
export const helpSomebody = async (city: City, marks: Marks, providerId: string): Promise<Helped> => {
  const referred = await refer(city, marks);
  const { referralId } = referred;
  const consentId = await reach(city, referralId, providerId);
  return { referralId, consentId, offerId: await handOver(city, referred) };
};
