import type { AgeBand, ChoiceCode, NeedCode } from './codes.ts';
import { consentFailure } from './consent-copy.ts';
import type { ConsentCopy } from './consent-copy.ts';
import { sensitivitiesOf } from './sensitivity.ts';
import type { ServiceProfile } from './service-profile.ts';

/** Everything about the request that a step may ask for. */
export type MatchQuestion = {
  readonly needCode: NeedCode;
  readonly ageBand: AgeBand;
  readonly areaCode: string | null;
  readonly language: string;
  readonly choiceCodes: readonly ChoiceCode[];
  readonly consent: ConsentCopy;
  /** Services where somebody must not be met, from the sealed exclusions. */
  readonly excludedServiceIds: ReadonlySet<string>;
  /** Services already asked for this placement. */
  readonly askedServiceIds: ReadonlySet<string>;
  /** Providers that already serve the person. */
  readonly earlierProviderIds: ReadonlySet<string>;
  /** Areas beside the person's own. */
  readonly adjacentAreas: ReadonlySet<string>;
  readonly at: Date;
};

type Step = (question: MatchQuestion, service: ServiceProfile) => string | undefined;

/** Youngest and oldest age of a band, inclusive; 99 stands for no limit, as directories write it. */
const AGES: Readonly<Record<Exclude<AgeBand, 'UNKNOWN'>, readonly [number, number]>> = {
  AGE_0_13: [0, 13],
  AGE_14_16: [14, 16],
  AGE_17_18: [17, 18],
  AGE_19_24: [19, 24],
  AGE_25_34: [25, 34],
  AGE_35_PLUS: [35, 99],
};

// A service that does not serve the need is told nothing, so its own laws do not count.
const consent: Step = ({ consent: copy, needCode, at }, { providerId, flags, needCodes }) => {
  const sensitivities = sensitivitiesOf(needCode, needCodes.includes(needCode) ? flags : []);
  return consentFailure(copy, { providerId, sensitivities, at });
};

/** One code for every kind of safety reason: which one it is must not be readable. @source domain.md 13 T14 */
const safety: Step = ({ excludedServiceIds, areaCode }, service) =>
  excludedServiceIds.has(service.serviceId) || (areaCode !== null && service.unsafeAreas.includes(areaCode))
    ? 'SAFETY'
    : undefined;

const choice: Step = ({ choiceCodes }, { flags }) => {
  if (choiceCodes.includes('NO_LAW_ENFORCEMENT_EMBEDDED') && flags.includes('LE_EMBEDDED')) return 'LE_EMBEDDED';
  if (choiceCodes.includes('NO_FAITH_BASED') && flags.includes('FAITH_BASED')) return 'FAITH_BASED';
  if (choiceCodes.includes('WOMEN_ONLY') !== flags.includes('WOMEN_ONLY'))
    return flags.includes('WOMEN_ONLY') ? 'WOMEN_ONLY' : 'NOT_WOMEN_ONLY';
  return undefined;
};

const need: Step = ({ needCode }, service) => {
  if (!service.needCodes.includes(needCode)) return 'NEED_NOT_SERVED';
  return service.isActive ? undefined : 'SERVICE_NOT_ACTIVE';
};

/** The whole band must fit: a person of the band might have any of its ages. @source domain.md 5 */
const age: Step = ({ ageBand }, { minimumAge, maximumAge }) => {
  if (minimumAge === null && maximumAge === null) return undefined;
  if (ageBand === 'UNKNOWN') return 'AGE_UNKNOWN';
  const [youngest, oldest] = AGES[ageBand];
  return youngest >= (minimumAge ?? 0) && oldest <= (maximumAge ?? oldest) ? undefined : 'AGE_OUTSIDE';
};

const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';

const language: Step = (question, { spoken, interpreted }) => {
  const wanted = primary(question.language);
  return [...spoken, ...interpreted].some(tag => primary(tag) === wanted) ? undefined : 'LANGUAGE_NOT_SERVED';
};

/** Steps before capacity, in order. @source domain.md 5: match order */
export const STEPS_BEFORE_CAPACITY = { consent, safety, choice, need, age, language } as const;

/** 0 own area, 1 an adjacent one, 2 citywide; none: out of reach. */
export const distanceOf = (question: MatchQuestion, service: ServiceProfile): number | undefined => {
  if (question.areaCode !== null && service.areas.includes(question.areaCode)) return 0;
  if (service.areas.some(area => question.adjacentAreas.has(area))) return 1;
  return service.isCitywide ? 2 : undefined;
};
