import { bodyOf, type City } from '../../journeys/city.ts';
import { markedReferral, ways } from './help-bodies.ts';
import { personIdsOf, workAtTheDesk } from './help-desk.ts';
import { DESK, helpSomebody, type Helped } from './help-journey.ts';
import type { Marks } from './marks.ts';
import { inTurns } from './turns.ts';

const WHOLE_SHARE = 0.06;
const FEWEST_WHOLE = 6;
const WALKERS = 8;
const SENDERS = 24;

/** Everybody of the help side: those who went all the way, and the records that staff looked at. */
export type HelpSide = {
  readonly helped: readonly Helped[];
  readonly referralIds: readonly string[];
  readonly personIds: readonly string[];
};

const sendOne = async (city: City, marks: Marks, nth: number): Promise<string> => {
  const way = ways[nth % ways.length] ?? { role: 'hospital', overrides: {} };
  const sender = city.as('intake', { role: way.role });
  const body = markedReferral(marks, way.overrides);
  if (!way.isDraft) return bodyOf<{ referralId: string }>(await sender.post('/v1/referrals', body), 201).referralId;
  const { draftId } = bodyOf<{ draftId: string }>(await sender.post('/v1/referral-drafts', body), 201);
  const submission = await sender.post(`/v1/referral-drafts/${draftId}/submission`, {});
  return bodyOf<{ referralId: string }>(submission, 201).referralId;
};

/** How many of so many go all the way. */
export const wholeJourneysOf = (people: number): number =>
  Math.min(people, Math.max(FEWEST_WHOLE, Math.ceil(people * WHOLE_SHARE)));

/** So many people are referred in every way there is; some go all the way to a provider. */
export const helpPeople = async (city: City, marks: Marks, people: number): Promise<HelpSide> => {
  const whole = wholeJourneysOf(people);
  const { providerId } = await city.service(DESK);
  await city.makeRoom(DESK, whole * 2, whole * 2);
  const helped = await inTurns(Array.from({ length: whole }), WALKERS, () => helpSomebody(city, marks, providerId));
  const sent = await inTurns(Array.from({ length: people - whole }), SENDERS, (_, nth) => sendOne(city, marks, nth));
  const personIds = await personIdsOf(
    city,
    helped.map(({ referralId }) => referralId),
  );
  await workAtTheDesk(city, marks, personIds);
  return { helped, personIds, referralIds: [...helped.map(({ referralId }) => referralId), ...sent] };
};
