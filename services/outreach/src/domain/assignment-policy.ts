import { RuleViolation } from '@crossroads/kernel';

/** An outreach worker of the roster. `caseload` counts the open cases that the worker has. */
export type Worker = {
  readonly id: string;
  readonly site: string;
  readonly languages: readonly string[];
  readonly areas: readonly string[];
  readonly caseload: number;
  readonly caseloadMax: number;
  readonly conflictOrgIds: readonly string[];
  readonly active: boolean;
};

/** Why a worker cannot have a case. */
export type Bar = 'INACTIVE' | 'CONFLICT_OF_INTEREST' | 'CASELOAD_FULL';

/** Who got the case and why; kept with it. `chosenBy` is `POLICY` or the reason that a lead gave. */
export type Assignment = {
  readonly workerId: string | null;
  readonly chosenBy: string;
  readonly reasonCodes: readonly string[];
  /** Active and inactive workers of the site that were looked at, and how many each bar kept out. */
  readonly considered: number;
  readonly barred: Readonly<Partial<Record<Bar, number>>>;
};

/** What the policy looks at. It knows nothing about the person but language and area. */
export type Need = {
  readonly referrerOrgId: string | null;
  readonly language: string;
  readonly areaCode: string | null;
};

const primaryTag = (language: string): string => language.toLowerCase().split('-')[0] ?? language;

/** Why this worker cannot have the case, if so. @source domain.md 3.2, assignment policy */
export const barOf = (worker: Worker, referrerOrgId: string | null): Bar | undefined => {
  if (!worker.active) return 'INACTIVE';
  if (referrerOrgId !== null && worker.conflictOrgIds.includes(referrerOrgId)) return 'CONFLICT_OF_INTEREST';
  return worker.caseload >= worker.caseloadMax ? 'CASELOAD_FULL' : undefined;
};

const speaks = (worker: Worker, { language }: Need): boolean =>
  worker.languages.some(spoken => primaryTag(spoken) === primaryTag(language));

const serves = (worker: Worker, { areaCode }: Need): boolean => areaCode !== null && worker.areas.includes(areaCode);

/** Negative when `a` comes first: language, then area, then the lower share of the caseload, then the id. */
const compare = (need: Need, a: Worker, b: Worker): number =>
  Number(speaks(b, need)) - Number(speaks(a, need)) ||
  Number(serves(b, need)) - Number(serves(a, need)) ||
  a.caseload * b.caseloadMax - b.caseload * a.caseloadMax ||
  (a.id < b.id ? -1 : 1);

const reasonsFor = (worker: Worker, need: Need): string[] => [
  speaks(worker, need) ? 'SPEAKS_LANGUAGE' : 'LANGUAGE_BY_INTERPRETER',
  serves(worker, need) ? 'SERVES_AREA' : 'OTHER_AREA',
  `CASELOAD_${worker.caseload}_OF_${worker.caseloadMax}`,
];

/**
 * Chooses who goes. Nobody is a choice too: then a lead assigns.
 * Active, no conflict of interest with the referring organisation, room in the caseload; speaking the language comes
 * before serving the area, before the lowest caseload.
 */
export const chooseWorker = (roster: readonly Worker[], need: Need): Assignment => {
  const barred: Partial<Record<Bar, number>> = {};
  let chosen: Worker | undefined;
  for (const worker of roster) {
    const bar = barOf(worker, need.referrerOrgId);
    if (bar) barred[bar] = (barred[bar] ?? 0) + 1;
    else if (!chosen || compare(need, worker, chosen) < 0) chosen = worker;
  }
  return {
    workerId: chosen?.id ?? null,
    chosenBy: 'POLICY',
    reasonCodes: chosen ? reasonsFor(chosen, need) : ['NOBODY_FREE'],
    considered: roster.length,
    barred,
  };
};

/**
 * A lead's own choice. It may go over the caseload, which is then written down, but never past a conflict of interest.
 * @throws {RuleViolation} `outreach.worker-inactive`, `outreach.worker-conflict`; not retriable
 */
export const leadsChoice = (worker: Worker, need: Need, reasonCode: string): Assignment => {
  const bar = barOf(worker, need.referrerOrgId);
  if (bar === 'INACTIVE') throw new RuleViolation('outreach.worker-inactive', 'The worker takes no cases');
  if (bar === 'CONFLICT_OF_INTEREST') {
    throw new RuleViolation('outreach.worker-conflict', 'The worker has a conflict of interest with the referrer');
  }
  const over = bar === 'CASELOAD_FULL' ? ['CASELOAD_EXCEEDED'] : [];
  const reasonCodes = [...reasonsFor(worker, need), ...over];
  return { workerId: worker.id, chosenBy: reasonCode, reasonCodes, considered: 1, barred: {} };
};
