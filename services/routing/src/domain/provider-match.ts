import { isFresh } from './capacity.ts';
import type { Capacity } from './capacity.ts';
import { distanceOf, STEPS_BEFORE_CAPACITY } from './match-steps.ts';
import type { MatchQuestion } from './match-steps.ts';
import type { ServiceProfile } from './service-profile.ts';

export const MATCH_STEPS = [
  'consent',
  'safety',
  'choice',
  'need',
  'age',
  'language',
  'capacity',
  'distance',
  'continuity',
  'rotation',
] as const;
export type MatchStep = (typeof MATCH_STEPS)[number];

/** What matching found of one service: its first failing step with a reason, or its place in the ranking. */
export type Finding = {
  readonly serviceId: string;
  readonly providerId: string;
  readonly failingStep: MatchStep | null;
  readonly reasonCode: string | null;
  /** Passes every step but, it may be, capacity. */
  readonly isPermitted: boolean;
};

export type Failure = { readonly step: MatchStep; readonly reasonCode: string };

/** One service with what is known of its places. */
export type Candidate = { readonly service: ServiceProfile; readonly capacity: Capacity };

/** What to do next for a placement, with what was found of every service. */
export type MatchChoice = { readonly findings: readonly Finding[] } & (
  | { readonly outcome: 'OFFER' | 'WAITLIST'; readonly serviceId: string; readonly providerId: string }
  | { readonly outcome: 'EXHAUSTED'; readonly gapCode: string }
);

/** The first failing step before capacity is asked; none means that capacity decides. */
export const failureBeforeCapacity = (question: MatchQuestion, service: ServiceProfile): Failure | undefined => {
  for (const step of ['consent', 'safety', 'choice', 'need', 'age', 'language'] as const) {
    const reasonCode = STEPS_BEFORE_CAPACITY[step](question, service);
    if (reasonCode !== undefined) return { step, reasonCode };
  }
  return undefined;
};

const capacityFailure = (capacity: Capacity, at: Date): string | undefined => {
  if (capacity.status === 'unknown') return 'CAPACITY_UNKNOWN';
  if (!isFresh(capacity, at)) return 'CAPACITY_STALE';
  return capacity.available > 0 ? undefined : 'NO_UNIT_FREE';
};

const failuresOf = (question: MatchQuestion, { service, capacity }: Candidate): readonly Failure[] => {
  const before = failureBeforeCapacity(question, service);
  if (before) return [before];
  const full = capacityFailure(capacity, question.at);
  return [
    ...(full === undefined ? [] : [{ step: 'capacity', reasonCode: full } as const]),
    ...(distanceOf(question, service) === undefined
      ? [{ step: 'distance', reasonCode: 'AREA_OUT_OF_REACH' } as const]
      : []),
    ...(question.askedServiceIds.has(service.serviceId)
      ? [{ step: 'rotation', reasonCode: 'ALREADY_ASKED' } as const]
      : []),
  ];
};

const lastOffered = (capacity: Capacity): number =>
  capacity.status === 'known' && capacity.lastOfferedAt !== null ? capacity.lastOfferedAt.getTime() : 0;

type RankKey = readonly (number | string)[];

/** Own area, adjacent, citywide; then what the person prefers; continuity; fair rotation; id. @source domain.md 5 */
const rankKey = (question: MatchQuestion, { service, capacity }: Candidate): RankKey => {
  const prefers = question.choiceCodes.includes('CREDIBLE_MESSENGER_PREFERRED');
  return [
    distanceOf(question, service) ?? Number.MAX_SAFE_INTEGER,
    prefers && !service.flags.includes('CREDIBLE_MESSENGER') ? 1 : 0,
    question.earlierProviderIds.has(service.providerId) ? 0 : 1,
    lastOffered(capacity),
    service.serviceId,
  ];
};

const compare = (left: RankKey, right: RankKey): number => {
  const at = left.findIndex((part, index) => part !== right[index]);
  const [mine, other] = [left[at] ?? 0, right[at] ?? 0];
  return at === -1 ? 0 : mine < other ? -1 : 1;
};

const finding = ({ service }: Candidate, failures: readonly Failure[]): Finding => {
  const [first] = failures;
  return {
    serviceId: service.serviceId,
    providerId: service.providerId,
    failingStep: first?.step ?? null,
    reasonCode: first?.reasonCode ?? null,
    isPermitted: failures.every(({ step }) => step === 'capacity'),
  };
};

/** The commonest failing step among the services for the need: the rest were never in question. */
const gapCodeOf = (question: MatchQuestion, findings: readonly Finding[], candidates: readonly Candidate[]): string => {
  if (question.askedServiceIds.size > 0) return 'OFFERS_EXHAUSTED';
  const counts = new Map<MatchStep, number>();
  candidates.forEach(({ service }, index) => {
    const step = findings[index]?.failingStep;
    if (step && service.needCodes.includes(question.needCode)) counts.set(step, (counts.get(step) ?? 0) + 1);
  });
  const commonest = MATCH_STEPS.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
  return commonest !== undefined && counts.size > 0 ? commonest.toUpperCase() : 'NEED';
};

/**
 * Which service is asked next, and why no other. Permitted with capacity: an offer. Permitted without: the waitlist of the
 * best-ranked. None permitted: a human decides. No score of a person exists.
 * @source domain.md 5: match order
 */
export const matchProviders = (question: MatchQuestion, candidates: readonly Candidate[]): MatchChoice => {
  const findings = candidates.map(candidate => finding(candidate, failuresOf(question, candidate)));
  const permitted = candidates
    .map((candidate, index) => ({ found: findings[index], key: rankKey(question, candidate) }))
    .filter(({ found }) => found?.isPermitted)
    .toSorted((a, b) => compare(a.key, b.key))
    .flatMap(({ found }) => (found ? [found] : []));
  const free = permitted.find(({ failingStep }) => failingStep === null);
  const best = free ?? permitted[0];
  if (!best) return { findings, outcome: 'EXHAUSTED', gapCode: gapCodeOf(question, findings, candidates) };
  const { serviceId, providerId } = best;
  return { findings, outcome: free ? 'OFFER' : 'WAITLIST', serviceId, providerId };
};
