import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoFolder } from './people.ts';

/** A notice that the person of that handle serves. */
export type DemoNotice = { readonly name: string; readonly as: string; readonly body: unknown };

/** One act on an escalation, as the last part of its path; the first of a case nominates. */
export type DemoAct = { readonly as: string; readonly act: string; readonly body: unknown };

/** An escalation from its nomination on, and what the rules say must have become of it. */
export type DemoCase = {
  readonly name: string;
  readonly what: string;
  readonly site: string;
  readonly expected: CaseStatus;
  readonly acts: readonly DemoAct[];
};

/** How an escalation stands; `failedCodes` are preconditions that were not shown. */
export type CaseStatus = { readonly status: string; readonly failedCodes: readonly string[] };

/** An escalation that is there, as a person at the terminal is told of it. */
export type ShownCase = Pick<DemoCase, 'name' | 'what' | 'site'> &
  CaseStatus & { readonly escalationId: string; readonly packageHash: string | null };

const listIn = <T>(name: string): readonly T[] => JSON.parse(readFileSync(join(demoFolder, name), 'utf8')) as T[];

export const demoNotices = (): readonly DemoNotice[] => listIn('notices.json');

export const demoCases = (): readonly DemoCase[] => listIn('escalations.json');

/** Everything in which a case stands otherwise than was written by hand: a sentence each. */
export const caseMismatches = ({ name, expected }: DemoCase, shown: CaseStatus | undefined): readonly string[] => {
  const codes = (of: CaseStatus | undefined): string => [...(of?.failedCodes ?? [])].sort().join(' ') || 'none';
  const pairs = [
    ['status', shown?.status ?? 'unknown', expected.status],
    ['failed preconditions', codes(shown), codes(expected)],
  ] as const;
  return pairs
    .filter(([, actual, wanted]) => actual !== wanted)
    .map(([field, actual, wanted]) => `escalation ${name}: ${field}: ${actual}, expected ${wanted}`);
};
