import { canary, eventually, referralBody, type HttpAnswer, type Overrides } from '@crossroads/testing';
import { connected } from '../../migrate/databases.ts';
import { bodyOf, type City } from '../city.ts';
import { helpDatabase } from '../edge/standing.ts';
import type { Markers } from '../evidence/places.ts';

const DESK = 'Identity and Records Desk';
const MANY = 50;

/** What all people have a piece of, so that one search finds any of them. */
const drawn = (count: number): string =>
  [...crypto.getRandomValues(new Uint8Array(count))].map(byte => byte % 10).join('');

/** Somebody who came into the system, in what way, and as whom the system knows them. */
export type Somebody = {
  readonly nth: number;
  readonly kind: string;
  readonly referralId: string;
  readonly personId: string;
};

type Way = {
  readonly kind: string;
  readonly role: string;
  readonly overrides: Overrides;
  readonly isDraft?: boolean;
};

const school = { sourceType: 'SCHOOL', legalBasisCode: 'FERPA_CONSENT', referrer: { role: 'COUNSELOR' } };

/** Every kind of source, and every way that a referral goes. */
const ways = (providerId: string): readonly Way[] => [
  {
    kind: 'taken by a provider',
    role: 'hospital',
    overrides: {
      needCodes: ['LEGAL_RECORD_ID_DOCS'],
      sensitivityCodes: ['NONE'],
      consent: { recipientIds: [providerId], recipientClass: undefined, dataClasses: ['C1', 'C2', 'C4'] },
    },
  },
  { kind: 'hospital', role: 'hospital', overrides: { needCodes: ['TRANSPORT'] } },
  { kind: 'school', role: 'school', overrides: school },
  { kind: 'self', role: 'self', overrides: { sourceType: 'SELF', legalBasisCode: 'SELF' } },
  { kind: 'community', role: 'referrer', overrides: { sourceType: 'COMMUNITY', legalBasisCode: 'CONSENT' } },
  { kind: 'rejected', role: 'hospital', overrides: { legalBasisCode: 'NONE' } },
  { kind: 'incomplete', role: 'school', overrides: { ...school, areaCode: undefined, facts: [], consent: undefined } },
  { kind: 'out of area', role: 'hospital', overrides: { areaCode: 'FAR_AWAY' } },
  { kind: 'from a draft', role: 'hospital', overrides: {}, isDraft: true },
  { kind: 'treatment', role: 'hospital', overrides: { sensitivityCodes: ['PART2'], needCodes: ['SUD_TREATMENT'] } },
];

/** Markers that every person holds. */
export type Stems = Markers & Record<'name' | 'address' | 'note' | 'phone', string>;

export const drawStems = (): Stems => ({ name: canary(), address: canary(), note: canary(), phone: drawn(10) });

const letters = (): string => canary().slice(2, 10);

const personOf = (nth: number, { name, address, phone }: Stems): Overrides => ({
  name: { given: `${name}${letters()}`, family: `${name}${letters()}` },
  aliases: [`${name}${letters()}`],
  birthDate: `19${60 + (nth % 40)}-0${1 + (nth % 9)}-1${nth % 10}`,
  phones: [`+49${phone}${String(nth).padStart(2, '0')}`],
  address: { line: `${nth} ${address}${letters()} St`, city: 'Albuquerque' },
});

const sent = async (city: City, { role, isDraft = false }: Way, body: object): Promise<string> => {
  const sender = city.as('intake', { role });
  if (!isDraft) return bodyOf<{ referralId: string }>(await sender.post('/v1/referrals', body), 201).referralId;
  const { draftId } = bodyOf<{ draftId: string }>(await sender.post('/v1/referral-drafts', body), 201);
  return bodyOf<{ referralId: string }>(await sender.post(`/v1/referral-drafts/${draftId}/submission`, {}), 201)
    .referralId;
};

const idsOf = (city: City, referralIds: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  connected(helpDatabase(city), async client => {
    const { rows } = await client.query<{ id: string; referral_id: string }>(
      'select id, referral_id from intake.person where referral_id = any($1)',
      [referralIds],
    );
    return new Map(rows.map(({ id, referral_id }) => [referral_id, id]));
  });

/** Refers fifty people, five in each way. */
export const referAll = async (city: City, stems: Stems): Promise<readonly Somebody[]> => {
  const { providerId } = await city.service(DESK);
  await city.makeRoom(DESK, MANY, MANY);
  const all = ways(providerId);
  const found: Omit<Somebody, 'personId'>[] = [];
  for (let nth = 0; nth < MANY; nth += 1) {
    const way = all[nth % all.length];
    if (!way) continue;
    const note = `He said ${stems.note}${letters()} to me`;
    const body = referralBody({ person: personOf(nth, stems), note, ...way.overrides });
    found.push({ nth, kind: way.kind, referralId: await sent(city, way, body) });
  }
  const ids = await idsOf(
    city,
    found.map(({ referralId }) => referralId),
  );
  return found.map(each => ({ ...each, personId: ids.get(each.referralId) ?? '' }));
};

/** A provider takes somebody and is told who it is. */
const take = async (city: City, { referralId }: Somebody): Promise<void> => {
  const [placement] = await city.placed(referralId, 'offered');
  const { offerId = '', providerId = '' } = placement?.offer ?? {};
  const provider = (service: string) => city.as(service, { role: 'provider', orgId: providerId });
  bodyOf(await provider('routing').post(`/v1/offers/${offerId}/acceptances`, {}), 201);
  await eventually(async () => bodyOf(await provider('intake').get(`/v1/offers/${offerId}/identity`), 200));
};

/** Staff look at people, put one right and break the glass for another. */
const handle = async (city: City, { nth, personId }: Somebody, stems: Stems): Promise<readonly HttpAnswer[]> => {
  const worker = city.as('intake', { role: 'intake-worker' });
  const at = `/v1/people/${personId}`;
  const card = await worker.get(at);
  if (nth >= 20) return [card];
  const why = { reasonCode: 'LIFE_IN_DANGER', explanation: `Somebody said ${stems.note} to me and I fear for her` };
  const broken = await city.as('intake', { role: 'duty-supervisor' }).post(`${at}/break-glass`, why);
  const set = { phones: [`+49${stems.phone}99`] };
  const corrected = await worker.post(`${at}/corrections`, { set }, { ifMatch: card.etag });
  const revealed = await worker.post(`${at}/reveals`, { fields: ['NAME', 'PHONES'], reasonCode: 'FIRST_CONTACT' });
  bodyOf(revealed, 200);
  bodyOf(broken, 201);
  bodyOf(corrected, 201);
  return [card, broken, corrected];
};

/** Whole journeys: providers take people, staff look at them. Gives every answer that should not say who somebody is. */
export const handleAll = async (
  city: City,
  people: readonly Somebody[],
  stems: Stems,
): Promise<readonly HttpAnswer[]> => {
  for (const one of people.filter(({ kind }) => kind === 'taken by a provider')) await take(city, one);
  for (const one of people.filter(({ kind }) => kind === 'hospital'))
    await city.placed(one.referralId, 'offered', 'waitlisted');
  const answers: HttpAnswer[] = [];
  for (const one of people) answers.push(...(await handle(city, one, stems)));
  return answers;
};
