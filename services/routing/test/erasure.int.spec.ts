import { randomUUID } from 'node:crypto';
import { ActOnOfferHandler } from '../src/application/act-on-offer.handler.ts';
import { AddExclusionHandler } from '../src/application/add-exclusion.handler.ts';
import { anybody, aService, erase, grant, openRouting, request, withdraw } from './fixture.ts';
import type { Routing } from './fixture.ts';

const MINUTE_MS = 60_000;

let routing: Routing;
beforeEach(async () => {
  routing = await openRouting();
});
afterEach(() => routing.close());

const aReferral = () => ({ referralId: randomUUID(), consentId: randomUUID() });
type Referral = ReturnType<typeof aReferral>;

const asked = ({ referralId, consentId }: Referral) => [
  routing.received(grant(consentId), referralId),
  routing.received(request(consentId, { choiceCodes: ['NO_FAITH_BASED'] }), referralId),
];
const forget = (...referralIds: string[]) => routing.hear(routing.received(erase(...referralIds), randomUUID()));

/** Every column of every table but messaging's that holds the id. */
const traces = async (id: string): Promise<string[]> => {
  const tables = ['placement', 'offer', 'consent', 'exclusion'];
  const found = await Promise.all(
    tables.map(async table => {
      const [{ n }] = await routing.source.query(
        `select count(*)::int as n from ${table} t where to_jsonb(t)::text like '%' || $1 || '%'`,
        [id],
      );
      return n > 0 ? [table] : [];
    }),
  );
  return found.flat();
};

describe('a person who is erased', () => {
  it('is asked for nowhere any more, and leaves no row', async () => {
    const service = aService();
    await routing.load([service], [2]);
    const [one, other] = [aReferral(), aReferral()];
    await routing.hear(...asked(one), ...asked(other));
    const pair = { referralId: one.referralId, otherId: randomUUID(), reasonCode: 'RIVAL', at: routing.now() };
    const keepApart = () =>
      routing.at(tx => new AddExclusionHandler(randomUUID).execute({ ...pair, access: anybody() }, tx));
    await keepApart();
    expect(await traces(one.referralId)).toEqual(['placement', 'offer', 'consent', 'exclusion']);
    await forget(one.referralId);
    await expect(keepApart()).rejects.toMatchObject({ code: 'exclusion.not-found' });
    expect(await traces(one.referralId)).toEqual([]);
    expect(await traces(one.consentId)).toEqual([]);
    expect(await traces(pair.otherId)).toEqual([]);
    expect(await traces(other.referralId)).toEqual(['placement', 'offer', 'consent']);
    expect(await routing.capacity(service.serviceId)).toMatchObject({ available: 1, held: 1 });
    expect((await routing.events(one.referralId)).at(-1)).toBe('offer.withdrawn');
  });

  it('is not brought back by what comes later, also again', async () => {
    await routing.load([aService()], [9]);
    const referral = aReferral();
    await routing.hear(...asked(referral));
    await forget(referral.referralId);
    await routing.hear(...asked(referral), routing.received(withdraw(referral.consentId), referral.referralId));
    await forget(referral.referralId);
    routing.pass(30 * 24 * 60 * MINUTE_MS);
    await routing.fire();
    expect(await traces(referral.referralId)).toEqual([]);
    const { length } = await routing.events(referral.referralId);
    await routing.hear(...asked(referral));
    expect(await routing.events(referral.referralId)).toHaveLength(length);
  });

  it('is gone a minute later also where a request came in beside it', async () => {
    const service = aService();
    await routing.load([service], [9]);
    const referrals = Array.from({ length: 8 }, aReferral);
    await Promise.all(referrals.flatMap(each => [routing.hear(...asked(each)), forget(each.referralId)]));
    routing.pass(MINUTE_MS);
    await routing.fire();
    expect(await Promise.all(referrals.map(({ referralId }) => traces(referralId)))).toEqual(referrals.map(() => []));
    expect(await routing.capacity(service.serviceId)).toMatchObject({ available: 9, held: 0 });
  });

  it('is taken from a provider who had begun', async () => {
    await routing.load([aService()], [9]);
    const referral = aReferral();
    await routing.hear(...asked(referral));
    const [offer] = await routing.offers(referral.referralId);
    const accept = {
      offerId: offer?.id ?? '',
      act: { type: 'AcceptOffer' },
      access: anybody(),
      at: routing.now(),
    } as const;
    const handler = new ActOnOfferHandler(routing.desk);
    await routing.at(tx => handler.execute(accept, tx));
    await forget(referral.referralId);
    await expect(routing.at(tx => handler.execute(accept, tx))).rejects.toMatchObject({ code: 'offer.not-found' });
  });
});
