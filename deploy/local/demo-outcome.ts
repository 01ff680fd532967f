import type { Acknowledgement } from './demo-submit.ts';
import type { Tokens } from './sign-in.ts';
import type { Connections } from './system.ts';

/** What the services' own people see of one referral. */
export type Outcome = {
  readonly intake?: IntakeView;
  readonly screening?: ScreeningView;
  readonly outreach?: { readonly status: string };
  readonly placements: readonly PlacementView[];
};

export type IntakeView = {
  readonly status: string;
  readonly urgency: string;
  readonly urgencyRuleIds: readonly string[];
  readonly triageRuleIds: readonly string[];
  readonly triageReasons: readonly string[];
  readonly infoCodes: readonly string[];
  readonly reviewTriggerCodes: readonly string[];
  readonly needCodes: readonly string[];
};

export type ScreeningView = {
  readonly status: string;
  readonly result: string | null;
  readonly triggerCodes: readonly string[];
};

/** `permitted`: passes every step but, it may be, capacity, which is a matter of the day. */
export type MatchView = { readonly serviceId: string; readonly permitted: boolean };

export type PlacementView = {
  readonly placementId: string;
  readonly needCode: string;
  readonly status: string;
  readonly offers?: readonly { readonly madeAt: string }[];
  readonly matches?: readonly MatchView[];
};

export type FinalState = 'offered' | 'waitlisted' | 'assigned' | 'awaitingHuman' | 'closed';

const CLOSED = ['rejected', 'closed', 'closed-incomplete', 'duplicate'];
const OFFERED = ['offered', 'accepted', 'handed-off', 'engaged'];

/** The furthest point a referral has come to; undefined while it is on its way or nobody knows of it. */
export const finalState = ({ intake, outreach, placements, screening }: Outcome): FinalState | undefined => {
  if (!intake) return undefined;
  if (CLOSED.includes(intake.status)) return 'closed';
  const has = (statuses: readonly string[]): boolean => placements.some(({ status }) => statuses.includes(status));
  if (has(OFFERED)) return 'offered';
  if (has(['waitlisted'])) return 'waitlisted';
  if (has(['exhausted'])) return 'awaitingHuman';
  if (['triage', 'needs-info'].includes(intake.status)) return 'awaitingHuman';
  if (screening?.status === 'review' || outreach?.status === 'awaiting-assignment') return 'awaitingHuman';
  return outreach?.status === 'assigned' ? 'assigned' : undefined;
};

/** A running system and the tokens of its people. */
export type Visit = { readonly connections: Connections; readonly tokens: Tokens };

type Reader = <T>(service: string, role: string, path: string) => Promise<T | undefined>;

/** Reads the services as people of that site and role do. */
const readerFor = ({ connections, tokens }: Visit, site: string): Reader => {
  return async <T>(service: string, role: string, path: string) => {
    const person = connections.people[role]?.find(each => each.site === site);
    const address = connections.services[service];
    if (!person || !address) return undefined;
    const headers = { authorization: `Bearer ${await tokens(person)}` };
    const answer = await fetch(`${address.url}${path}`, { headers });
    if (answer.status === 404) return undefined;
    if (answer.status !== 200) throw new Error(`${service} answered ${answer.status} to a ${role}`);
    return (await answer.json()) as T;
  };
};

const withMatches = async (read: Reader, placement: PlacementView): Promise<PlacementView> => {
  const path = `/v1/placements/${placement.placementId}`;
  const detail = await read<PlacementView>('routing', 'coordinator', path);
  const matches = await read<{ items: MatchView[] }>('routing', 'coordinator', `${path}/matches`);
  return { ...placement, ...detail, matches: matches?.items ?? [] };
};

export const readOutcome = async (visit: Visit, { referralId, site }: Acknowledgement): Promise<Outcome> => {
  const read = readerFor(visit, site);
  const [intake, screening, outreach, placements] = await Promise.all([
    read<IntakeView>('intake', 'intake-worker', `/v1/referrals/${referralId}`),
    read<ScreeningView>('screening', 'screener', `/v1/cases/${referralId}`),
    read<{ status: string }>('outreach', 'outreach-lead', `/v1/cases/${referralId}`),
    read<{ items: PlacementView[] }>('routing', 'coordinator', `/v1/placements?referralId=${referralId}`),
  ]);
  const detailed = await Promise.all((placements?.items ?? []).map(placement => withMatches(read, placement)));
  return {
    ...(intake ? { intake } : {}),
    ...(screening ? { screening } : {}),
    ...(outreach ? { outreach } : {}),
    placements: detailed,
  };
};
