import { randomUUID } from 'node:crypto';
import { eventually, readTopics, type HttpClient } from '@crossroads/testing';
import { bodyOf, startCity, type City, type Offer } from './city.ts';

let city: City;
beforeAll(async () => {
  city = await startCity('consent', 5400);
}, 180_000);
afterAll(() => city?.stop(), 60_000);

type Recall = {
  readonly recallId: string;
  readonly orgId: string;
  readonly causeCode: string;
  readonly acknowledgedAt: string | null;
  readonly doneCode: string | null;
};
type Page<T> = { readonly items: readonly T[] };

const lead = (): HttpClient => city.as('outreach', { role: 'outreach-lead' });
const coordinator = (): HttpClient => city.as('intake', { role: 'coordinator' });
const desk = 'Identity and Records Desk';

/** A person who lets one provider know who they are, and the offer to it. */
const refer = async () => {
  const { providerId } = await city.service(desk);
  const name = { given: `Inez${randomUUID().slice(0, 8)}`, family: `Baca${randomUUID().slice(0, 8)}` };
  const consent = { recipientIds: [providerId], recipientClass: undefined, dataClasses: ['C1', 'C2', 'C4'] };
  const needCodes = ['LEGAL_RECORD_ID_DOCS'];
  const id = await city.submit({ person: { name }, needCodes, sensitivityCodes: ['NONE'], consent });
  const [placement] = await city.placed(id, 'offered');
  const offer: Offer | null | undefined = placement?.offer;
  expect(offer?.providerId).toBe(providerId);
  const { consentId } = await eventually(async () => {
    const found = bodyOf<{ consentId: string | null }>(await lead().get(`/v1/cases/${id}`), 200);
    expect(found.consentId).toEqual(expect.any(String));
    return found;
  });
  const provider = (service: string) => city.as(service, { role: 'provider', orgId: providerId });
  const offerId = offer?.offerId ?? '';
  return {
    id,
    name,
    providerId,
    offerId,
    provider,
    identity: () => provider('intake').get(`/v1/offers/${offerId}/identity`),
    withdraw: async () => bodyOf(await lead().post(`/v1/consents/${consentId}/withdrawals`, {}), 201),
  };
};

describe('a consent that names a provider', () => {
  it('lets it know who the person is after its yes, until the person takes it back; and it must forget', async () => {
    const { id, name, providerId, offerId, provider, identity, withdraw } = await refer();
    expect((await identity()).status).toBe(404);
    bodyOf(await provider('routing').post(`/v1/offers/${offerId}/acceptances`, {}), 201);
    const known = await eventually(async () => bodyOf(await identity(), 200));
    expect(known).toMatchObject({ referralId: id, name, notices: [] });
    const personId = String(known['personId']);
    const others = city.system.connections.people['provider']?.find(
      each => each.site === 'abq' && each.orgId !== providerId,
    );
    const other = city.as('intake', { role: 'provider', orgId: others?.orgId ?? '' });
    expect((await other.get(`/v1/offers/${offerId}/identity`)).status).toBe(404);

    await withdraw();
    const withdrawnAt = Date.now();
    await eventually(async () => expect((await identity()).status).toBe(404));
    expect(Date.now() - withdrawnAt).toBeLessThan(10_000);

    const path = `/v1/recalls?personId=${personId}`;
    const recalls = async (client: HttpClient) => bodyOf<Page<Recall>>(await client.get(path), 200).items;
    const [recall] = await recalls(provider('intake'));
    expect(recall).toMatchObject({ orgId: providerId, causeCode: 'WITHDRAWN', acknowledgedAt: null });
    expect(await recalls(other)).toEqual([]);
    expect(await recalls(coordinator())).toHaveLength(1);
    const at = `/v1/recalls/${recall?.recallId}/acknowledgements`;
    expect((await other.post(at, { doneCode: 'DELETED' })).status).toBe(404);
    bodyOf(await provider('intake').post(at, { doneCode: 'DELETED' }), 201);
    expect(await recalls(coordinator())).toMatchObject([{ doneCode: 'DELETED', acknowledgedAt: expect.any(String) }]);
    const privacy = city.as('intake', { role: 'privacy-officer' });
    const { items } = bodyOf<Page<object>>(await privacy.get(`/v1/people/${personId}/disclosures`), 200);
    expect(items).toContainEqual(
      expect.objectContaining({
        orgId: providerId,
        kind: 'IDENTITY',
        recalls: [expect.objectContaining({ doneCode: 'DELETED' })],
      }),
    );

    const told = await eventually(async () => {
      const events = await readTopics(city.system.servers, ['help.intake.person.v1']);
      const about = events.filter(({ value }) => value.includes(personId) && value.includes('intake.person.recall-'));
      expect(about).toHaveLength(2);
      return about;
    });
    expect(told.filter(({ value }) => value.includes(name.given) || value.includes(name.family))).toEqual([]);
  }, 60_000);

  it('T17: taken back while the offer is pending, nobody ever learns who it is, and nobody has to forget', async () => {
    const { id, offerId, provider, identity, withdraw } = await refer();
    await withdraw();
    await city.placed(id, 'ended');
    expect((await provider('routing').post(`/v1/offers/${offerId}/acceptances`, {})).status).toBe(409);
    expect((await identity()).status).toBe(404);
    const { items } = bodyOf<Page<{ referralId: string }>>(await coordinator().get('/v1/recalls?limit=100'), 200);
    expect(items.filter(({ referralId }) => referralId === id)).toEqual([]);
  }, 60_000);
});
