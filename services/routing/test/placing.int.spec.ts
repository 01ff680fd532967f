import { randomUUID } from 'node:crypto';
import { ActOnOfferHandler } from '../src/application/act-on-offer.handler.ts';
import { AddExclusionHandler } from '../src/application/add-exclusion.handler.ts';
import { OfferByHandHandler } from '../src/application/offer-by-hand.handler.ts';
import { anybody, aService, CONSENT, grant, openRouting, request, withdraw } from './fixture.ts';
import type { Routing } from './fixture.ts';

const HOUR_MS = 3_600_000;

let routing: Routing;
beforeEach(async () => {
  routing = await openRouting();
});
afterEach(async () => {
  await routing.close();
});

const aReferral = () => ({ referralId: randomUUID(), consentId: randomUUID() });
type Referral = ReturnType<typeof aReferral>;

const ask = async ({ referralId, consentId }: Referral, more: object = {}) =>
  routing.hear(routing.received(grant(consentId), referralId), routing.received(request(consentId, more), referralId));
const placementOf = async ({ referralId }: Referral) => {
  const [found] = await routing.placements(referralId);
  if (!found) throw new TypeError('no placement');
  return found;
};
const statusOf = async (referral: Referral) => (await placementOf(referral)).status;
const offerOf = async (referral: Referral) => {
  const { offer } = await placementOf(referral);
  if (!offer) throw new TypeError('no offer');
  return offer;
};
const act = (offerId: string, how: Parameters<ActOnOfferHandler['execute']>[0]['act']) =>
  routing.at(tx =>
    new ActOnOfferHandler(routing.desk).execute({ offerId, act: how, access: anybody(), at: routing.now() }, tx),
  );
const decline = (offerId: string) =>
  act(offerId, { type: 'DeclineOffer', reasonCode: 'OUT_OF_SCOPE', declinedBy: 'PROVIDER' });

describe('placing a referral', () => {
  it('makes an offer, holds a unit and tells of it', async () => {
    const service = aService();
    await routing.load([service], [3]);
    const referral = aReferral();
    await ask(referral);
    const placement = await placementOf(referral);
    expect(placement).toMatchObject({ status: 'offered', serviceId: service.serviceId, version: 1 });
    expect(placement.offer?.expiresAt).toBe('2026-11-25T18:00:00.000Z');
    expect(await routing.capacity(service.serviceId)).toMatchObject({ available: 2, held: 1 });
    expect(await routing.events(referral.referralId)).toEqual(['placement.opened', 'offer.made']);
  });

  it('holds a request until its consent is known, and then places it', async () => {
    await routing.load([aService()], [1]);
    const referral = aReferral();
    await routing.hear(routing.received(request(referral.consentId), referral.referralId));
    expect(await statusOf(referral)).toBe('opened');
    await routing.hear(routing.received(grant(referral.consentId), referral.referralId));
    expect(await statusOf(referral)).toBe('offered');
  });

  it('places each when consent and request arrive at the same moment', async () => {
    await routing.load([aService()], [10]);
    const referrals = Array.from({ length: 8 }, aReferral);
    await Promise.all(
      referrals.flatMap(({ referralId, consentId }) => [
        routing.hear(routing.received(request(consentId), referralId)),
        routing.hear(routing.received(grant(consentId), referralId)),
      ]),
    );
    expect(await Promise.all(referrals.map(statusOf))).toEqual(referrals.map(() => 'offered'));
  });

  it('leaves no offer and no unit when consent, its end and the request arrive at the same moment', async () => {
    const service = aService();
    await routing.load([service], [10]);
    const referrals = Array.from({ length: 8 }, aReferral);
    await Promise.all(
      referrals.flatMap(({ referralId, consentId }) =>
        [request(consentId), grant(consentId), withdraw(consentId)].map(command =>
          routing.hear(routing.received(command, referralId)),
        ),
      ),
    );
    expect(await Promise.all(referrals.map(statusOf))).toEqual(referrals.map(() => 'ended'));
    expect(await routing.capacity(service.serviceId)).toMatchObject({ available: 10, held: 0 });
  });

  it('places every need by itself, and a repeated request changes nothing', async () => {
    await routing.load([aService(), aService({ needCodes: ['CBT'] })], [1, 1]);
    const referral = aReferral();
    await ask(referral, { needCodes: ['HOUSING', 'CBT', 'CBT'] });
    await routing.hear(
      routing.received(request(referral.consentId, { needCodes: ['HOUSING', 'CBT'] }), referral.referralId),
    );
    const found = await routing.placements(referral.referralId);
    expect(found.map(({ needCode, status }) => `${needCode} ${status}`).toSorted()).toEqual([
      'CBT offered',
      'HOUSING offered',
    ]);
  });

  it('comes to one offer and one waitlist place when two referrals want the last unit', async () => {
    const service = aService();
    await routing.load([service], [1]);
    const [one, other] = [aReferral(), aReferral()];
    await Promise.all([ask(one), ask(other)]);
    const statuses = [await statusOf(one), await statusOf(other)];
    expect(statuses.toSorted()).toEqual(['offered', 'waitlisted']);
    expect(await routing.capacity(service.serviceId)).toMatchObject({ available: 0, held: 1 });
    expect(await routing.events(service.serviceId)).toEqual(['capacity.changed', 'capacity.changed']);
  });

  it('never gives more units than there are to referrals that race', async () => {
    const service = aService();
    await routing.load([service], [5]);
    const referrals = Array.from({ length: 12 }, aReferral);
    await Promise.all(referrals.map(referral => ask(referral)));
    const statuses = await Promise.all(referrals.map(statusOf));
    expect(statuses.filter(status => status === 'offered')).toHaveLength(5);
    expect(await routing.capacity(service.serviceId)).toMatchObject({ available: 0, held: 5 });
  });

  it('keeps the sites apart, also with the same directory', async () => {
    const service = aService();
    await routing.load([service], [1]);
    await routing.load([service], [4], 'lcr');
    const referral = aReferral();
    await ask(referral);
    expect(await routing.capacity(service.serviceId)).toMatchObject({ available: 0 });
    expect(await routing.capacity(service.serviceId, 'lcr')).toMatchObject({ available: 4 });
  });
});

describe('an offer that was made', () => {
  it('is accepted twice and starts one engagement with one unit (T12)', async () => {
    const service = aService();
    await routing.load([service], [3]);
    const referral = aReferral();
    await ask(referral);
    const { offerId } = await offerOf(referral);
    await Promise.all([act(offerId, { type: 'AcceptOffer' }), act(offerId, { type: 'AcceptOffer' })]);
    expect(await act(offerId, { type: 'AcceptOffer' })).toMatchObject({ status: 'accepted' });
    expect(await routing.capacity(service.serviceId)).toMatchObject({ available: 2, held: 1 });
    expect(await routing.events(referral.referralId)).toEqual(['placement.opened', 'offer.made', 'offer.accepted']);
    routing.pass(48 * HOUR_MS);
    expect(await routing.fire()).toBe(1); // the review after the load; the offer itself no longer expires
    expect(await statusOf(referral)).toBe('accepted');
  });

  it('does not exist at another site', async () => {
    await routing.load([aService()], [1]);
    const referral = aReferral();
    await ask(referral);
    const { offerId } = await offerOf(referral);
    const far = { offerId, act: { type: 'AcceptOffer' }, access: anybody({ site: 'lcr' }), at: routing.now() } as const;
    const accepted = routing.at(tx => new ActOnOfferHandler(routing.desk).execute(far, tx), 'lcr');
    await expect(accepted).rejects.toMatchObject({ code: 'offer.not-found' });
  });

  it('goes to the next provider when it is declined, and after three to a human', async () => {
    const services = Array.from({ length: 4 }, () => aService());
    await routing.load(services, [1, 1, 1, 1]);
    const referral = aReferral();
    await ask(referral);
    const asked = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const { offerId, serviceId } = await offerOf(referral);
      asked.push(serviceId);
      await decline(offerId);
    }
    expect(new Set(asked).size).toBe(3);
    expect(await placementOf(referral)).toMatchObject({ status: 'exhausted', reasonCode: 'OFFERS_EXHAUSTED' });
    const left = await Promise.all(services.map(({ serviceId }) => routing.capacity(serviceId)));
    expect(left.map(({ available, held }) => available * 10 + held)).toEqual([10, 10, 10, 10]);
    expect((await routing.events(referral.referralId)).at(-1)).toBe('placement.exhausted');
  });

  it('gives its unit back once when it expires, and asks the next', async () => {
    const [first, second] = [aService(), aService({ areas: ['VALLEY'] })];
    await routing.load([first, second], [1, 1]);
    const referral = aReferral();
    await ask(referral);
    const due = (await routing.source.query(`select data from deadline where kind = 'offer-expiry'`)) as {
      data: object;
    }[];
    routing.pass(24 * HOUR_MS - 1);
    await routing.load([first, second], [0, 1]); // told again: the first one's only unit is the one held
    await routing.fire();
    expect(await offerOf(referral)).toMatchObject({ serviceId: first.serviceId });
    routing.pass(1);
    await routing.fire();
    expect(await offerOf(referral)).toMatchObject({ serviceId: second.serviceId });
    expect(await routing.capacity(first.serviceId)).toMatchObject({ available: 1, held: 0 });
    // Fired again, as after a crash of the worker.
    const again = due.map(({ data }) => ({
      kind: 'offer-expiry',
      key: 'again',
      site: 'abq',
      dueAt: routing.now(),
      firedAt: routing.now(),
      cause: { correlationId: 'again' },
      data: data as never,
    }));
    await routing.at(async tx => routing.parts.deadlines['offer-expiry']?.(again, tx));
    expect(await routing.capacity(first.serviceId)).toMatchObject({ available: 1, held: 0 });
  });

  it('is withdrawn with its consent, and its unit released (T17)', async () => {
    const service = aService();
    await routing.load([service], [1]);
    const [one, waiting] = [aReferral(), aReferral()];
    await ask(one);
    await ask(waiting);
    await routing.hear(routing.received(withdraw(one.consentId), one.referralId));
    expect(await placementOf(one)).toMatchObject({ status: 'ended', reasonCode: 'CONSENT_ENDED' });
    expect(await routing.events(one.referralId)).toEqual(['placement.opened', 'offer.made', 'offer.withdrawn']);
    await routing.fire();
    expect(await statusOf(waiting)).toBe('offered');
    expect(await routing.capacity(service.serviceId)).toMatchObject({ available: 0, held: 1 });
    await routing.hear(routing.received(grant(one.consentId), one.referralId));
    expect(await statusOf(one)).toBe('ended');
  });

  it('is never made when the withdrawal came first, whatever comes later', async () => {
    await routing.load([aService()], [1]);
    const referral = aReferral();
    await routing.hear(routing.received(withdraw(referral.consentId), referral.referralId));
    await ask(referral);
    expect(await statusOf(referral)).toBe('ended');
    expect(await routing.offers(referral.referralId)).toHaveLength(0);
    expect(await routing.events(referral.referralId)).toEqual(['placement.opened', 'placement.exhausted']);
  });

  it('is followed from the hand-off to the outcome', async () => {
    const service = aService();
    await routing.load([service], [1]);
    const referral = aReferral();
    await ask(referral);
    const { offerId } = await offerOf(referral);
    await act(offerId, { type: 'AcceptOffer' });
    await act(offerId, { type: 'ConfirmHandoff', side: 'WORKER' });
    await act(offerId, { type: 'ConfirmHandoff', side: 'PROVIDER' });
    await act(offerId, { type: 'RecordOutcome', outcome: 'IN_SERVICE' });
    expect(await statusOf(referral)).toBe('engaged');
    await act(offerId, { type: 'RecordOutcome', outcome: 'SERVED_NEED_MET' });
    expect(await placementOf(referral)).toMatchObject({ status: 'ended', reasonCode: 'SERVED_NEED_MET' });
    expect(await routing.capacity(service.serviceId)).toMatchObject({ available: 1, held: 0 });
    expect((await routing.events(referral.referralId)).slice(2)).toEqual([
      'offer.accepted',
      'handoff.completed',
      'engagement.started',
      'offer.outcome-recorded',
      'offer.outcome-recorded',
    ]);
  });
});

describe('a placement that waits', () => {
  it('is offered the unit that a provider reports, the more urgent first', async () => {
    const service = aService();
    await routing.load([service], [0]);
    const [standard, urgent] = [aReferral(), aReferral()];
    await ask(standard, { urgency: 'STANDARD' });
    await ask(urgent);
    expect(await statusOf(urgent)).toBe('waitlisted');
    routing.pass(HOUR_MS);
    await routing.load([service], [1]);
    await routing.fire();
    expect([await statusOf(standard), await statusOf(urgent)]).toEqual(['waitlisted', 'offered']);
  });

  it('is seen again when a service joins the directory', async () => {
    const full = aService();
    await routing.load([full], [0]);
    const referral = aReferral();
    await ask(referral);
    const citywide = aService({ areas: [], citywide: true });
    await routing.load([full, citywide], [0, 2]);
    await routing.fire();
    expect(await offerOf(referral)).toMatchObject({ serviceId: citywide.serviceId });
  });

  it('goes to a human when nobody is permitted, and a coordinator places it by hand', async () => {
    const far = aService({ areas: ['NORTHWEST'] });
    await routing.load([far], [1]);
    const referral = aReferral();
    await ask(referral);
    const { id: placementId, ...found } = await placementOf(referral);
    expect(found).toMatchObject({ status: 'exhausted', reasonCode: 'DISTANCE' });
    const byHand = { placementId, access: anybody(), at: routing.now(), reasonCode: 'KNOWN_TO_PERSON' };
    const offer = (serviceId: string) =>
      routing.at(tx => new OfferByHandHandler(routing.desk).execute({ ...byHand, serviceId }, tx));
    await expect(offer(randomUUID())).rejects.toMatchObject({ code: 'service.not-found' });
    expect(await offer(far.serviceId)).toMatchObject({ status: 'offered', manualReasonCode: 'KNOWN_TO_PERSON' });
    expect(await routing.capacity(far.serviceId)).toMatchObject({ available: 0, held: 1 });
    await expect(offer(far.serviceId)).rejects.toMatchObject({ code: 'placement.not-waiting' });
  });

  it('is never sent where a rival is, and is not told why (T14)', async () => {
    const service = aService();
    await routing.load([service], [5]);
    const [one, rival] = [aReferral(), aReferral()];
    const pair = { referralId: one.referralId, otherId: rival.referralId, reasonCode: 'RIVAL' };
    await routing.at(tx =>
      new AddExclusionHandler(randomUUID).execute({ ...pair, access: anybody(), at: routing.now() }, tx),
    );
    await Promise.all([ask(one), ask(rival)]);
    expect([await statusOf(one), await statusOf(rival)].toSorted()).toEqual(['exhausted', 'offered']);
    const [blocked] = [await placementOf(one), await placementOf(rival)].filter(({ status }) => status === 'exhausted');
    expect(blocked?.findings).toMatchObject([{ failingStep: 'safety', reasonCode: 'SAFETY' }]);
    expect((await routing.events(blocked?.referralId ?? '')).join()).not.toContain('rival');
  });

  it('is not offered under a consent that ran out unsaid', async () => {
    await routing.load([aService()], [1]);
    const { referralId, consentId } = aReferral();
    const short = { ...CONSENT, expiresAt: routing.now() };
    await routing.hear(
      routing.received(grant(consentId, short), referralId),
      routing.received(request(consentId), referralId),
    );
    expect((await routing.placements(referralId))[0]).toMatchObject({ status: 'exhausted', reasonCode: 'CONSENT' });
  });
});

describe('the directory', () => {
  it('loads again without a change, and holds what is held', async () => {
    const service = aService();
    expect(await routing.load([service], [3])).toEqual({ providers: 1, services: 1, capacities: 1 });
    expect(await routing.load([service], [3])).toEqual({ providers: 0, services: 0, capacities: 0 });
    const referral = aReferral();
    await ask(referral);
    routing.pass(1);
    await routing.load([service], [10]);
    expect(await routing.capacity(service.serviceId)).toMatchObject({ available: 9, held: 1 });
  });

  it('sends nobody to a service that is gone from it', async () => {
    const [gone, stays] = [aService(), aService({ areas: ['NORTHWEST'] })];
    await routing.load([gone, stays], [3, 3]);
    await routing.load([stays], [3]);
    const referral = aReferral();
    await ask(referral);
    const { findings } = await placementOf(referral);
    expect(new Map(findings.map(({ serviceId, reasonCode }) => [serviceId, reasonCode]))).toEqual(
      new Map([
        [gone.serviceId, 'SERVICE_NOT_ACTIVE'],
        [stays.serviceId, 'AREA_OUT_OF_REACH'],
      ]),
    );
  });
});
