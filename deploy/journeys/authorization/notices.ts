import { untilQuiet } from '../../local/quiet.ts';
import type { Person } from './crowd.ts';
import { inDatabase } from './harvest.ts';
import { actIn, type World } from './world.ts';

const CODES = { incidentClass: 'SHOTS_FIRED', retaliationRisk: true };

type Case = { readonly id: string; readonly worker_id: string };

const casesAt = (site: string): string =>
  `select id, worker_id from outreach.outreach_case where worker_id is not null and site = '${site}' order by id`;

/** Somebody of the police leaves two notices at a site; intake links one to a referral that each of the workers has. */
export const leaveNotices = async (
  world: World,
  { police, intake, workers, areaCode }: NoticePeople,
): Promise<void> => {
  const act = actIn(world);
  const cases = await inDatabase<Case>(world.city, casesAt(police.site));
  const theirs = workers.flatMap(({ id }) => cases.find(each => each.worker_id === id) ?? []);
  const leave = async (): Promise<string> => {
    const body = { ...CODES, areaCode, occurredAt: new Date(Date.now() - 60_000).toISOString() };
    const told = await act(police, 'SubmitSafetyNotice', { body });
    if (told?.status !== 201) throw new Error(`a notice was answered with ${told?.status} ${told?.text}`);
    return (JSON.parse(told.text) as { readonly safetyNoticeId: string }).safetyNoticeId;
  };
  await leave();
  for (const { id: referralId } of theirs) {
    const told = await act(intake, 'LinkSafetyNotice', { id: await leave(), body: { referralId } });
    if (told?.status !== 201) throw new Error(`a link was answered with ${told?.status} ${told?.text}`);
  }
  await untilQuiet(world.city.system.connections);
};

/** Who leaves notices and links them, and whose cases they concern: all of one site. */
export type NoticePeople = {
  readonly police: Person;
  readonly intake: Person;
  readonly workers: readonly Person[];
  readonly areaCode: string;
};
