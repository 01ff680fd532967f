import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ShownCase } from './demo-cases.ts';
import { compare } from './demo-compare.ts';
import type { Mismatch } from './demo-compare.ts';
import { demoLines, expectedLines, timeZones } from './demo-lines.ts';
import { loadDemo } from './demo-load.ts';
import { finalState, readOutcome } from './demo-outcome.ts';
import type { FinalState, Outcome, Visit } from './demo-outcome.ts';
import { runPlanes } from './demo-planes.ts';
import type { PlanesOutcome } from './demo-planes.ts';
import { acknowledged, submitLines } from './demo-submit.ts';
import type { Acknowledgement } from './demo-submit.ts';
import { filesOf } from './environment.ts';
import type { Environment } from './environment.ts';
import { readJson, writeJson } from './files.ts';
import { percentiles } from './percentiles.ts';
import type { Percentiles } from './percentiles.ts';
import { inPool } from './pool.ts';
import type { Progress } from './progress.ts';
import { untilQuiet, waits } from './quiet.ts';
import { secretsIn } from './secrets.ts';
import { tokensOf } from './sign-in.ts';
import type { Connections } from './system.ts';

/** What became of the demo referrals: each counts once, at the furthest point it came to. */
export type DemoSummary = { readonly submitted: number } & Readonly<Record<FinalState, number>> & {
    readonly deadLetters: number;
    /** Acknowledgements in the submitter's own file that no service accounts for. */
    readonly lost: number;
    /** Notices and escalations that were made, in the neutral and enforcement planes. */
    readonly notices: number;
    readonly escalations: number;
    /** What came out otherwise than was written down, in all planes, and acts that failed. */
    readonly mismatches: number;
    readonly submitToOfferedMs: Percentiles;
    readonly seconds: number;
  };

/** The summary, and the demo escalations for those who want to look at them. */
export type DemoDone = { readonly summary: DemoSummary; readonly cases: readonly ShownCase[] };

type Seen = { readonly ack: Acknowledgement; readonly outcome: Outcome };

const READERS = 8;
const PATIENCE_MS = 120_000;
/** Offers expire and clocks fire in the days after: only a fresh demo is compared with what was written for it. */
const COMPARED_FOR_MS = 12 * 3_600_000;
const SHOWN_MISMATCHES = 20;

const readAll = (visit: Visit, acks: readonly Acknowledgement[]): Promise<Seen[]> =>
  inPool(acks, READERS, async ack => ({ ack, outcome: await readOutcome(visit, ack) }));

const untilAtRest = async (visit: Visit, acks: readonly Acknowledgement[]): Promise<readonly Seen[]> => {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    await untilQuiet(visit.connections);
    const seen = await readAll(visit, acks);
    if (seen.every(({ outcome }) => finalState(outcome)) || performance.now() > until) return seen;
    await sleep(500);
  }
};

const isCompared = (base: Date): boolean => Date.now() - base.getTime() <= COMPARED_FOR_MS;

const mismatchesOf = (seen: readonly Seen[], base: Date): readonly Mismatch[] => {
  if (!isCompared(base)) return [];
  const byLine = new Map(seen.map(({ ack, outcome }) => [ack.line, outcome]));
  return expectedLines().flatMap(expected => compare(expected, byLine.get(expected.line) ?? { placements: [] }));
};

const offeredAfterMs = ({ ack, outcome }: Seen): number[] => {
  const made = outcome.placements.flatMap(({ offers = [] }) => offers.map(({ madeAt }) => Date.parse(madeAt)));
  return made.length > 0 ? [Math.min(...made) - ack.sentAt] : [];
};

const count = (seen: readonly Seen[], state: FinalState | undefined): number =>
  seen.filter(({ outcome }) => finalState(outcome) === state).length;

const submit = async (visit: Visit, environment: Environment, base: Date): Promise<readonly string[]> => {
  const { connections, tokens } = visit;
  const people = new Map(
    Object.values(connections.people)
      .flat()
      .map(person => [person.handle, person]),
  );
  return submitLines(demoLines(), {
    file: join(filesOf(environment).demo, 'acknowledged.jsonl'),
    url: connections.services['intake']?.url ?? '',
    base,
    installation: secretsIn(filesOf(environment).secrets)('demo.installation'),
    timeZones: timeZones(),
    tokenOf: async handle => {
      const person = people.get(handle);
      return person ? tokens(person) : '';
    },
  });
};

const firstSubmission = (environment: Environment): Date => {
  const file = join(filesOf(environment).demo, 'base.json');
  if (!existsSync(file)) writeJson(file, { submittedAt: new Date().toISOString() });
  return new Date(readJson<{ submittedAt: string }>(file)?.submittedAt ?? Date.now());
};

type Helped = Pick<DemoSummary, 'submitted' | 'lost' | 'submitToOfferedMs' | FinalState> & {
  readonly mismatches: readonly Mismatch[];
};

const runHelp = async (visit: Visit, environment: Environment, progress: Progress): Promise<Helped> => {
  const base = firstSubmission(environment);
  const refusals = await progress.step('demo referrals submitted', () => submit(visit, environment, base));
  const acks = acknowledged(join(filesOf(environment).demo, 'acknowledged.jsonl'));
  const seen = await progress.step('all at rest', () => untilAtRest(visit, acks));
  refusals.slice(0, SHOWN_MISMATCHES).forEach(line => progress.say(line));
  return {
    submitted: acks.length,
    offered: count(seen, 'offered'),
    waitlisted: count(seen, 'waitlisted'),
    assigned: count(seen, 'assigned'),
    awaitingHuman: count(seen, 'awaitingHuman'),
    closed: count(seen, 'closed'),
    lost: count(seen, undefined),
    mismatches: mismatchesOf(seen, base),
    submitToOfferedMs: percentiles(seen.flatMap(offeredAfterMs)),
  };
};

/** What went wrong in the other two planes; what was written down is compared while the demo is fresh. */
const wrongIn = ({ failures, mismatches }: PlanesOutcome, base: Date): readonly string[] =>
  isCompared(base) ? [...failures, ...mismatches] : failures;

/**
 * Loads the demo city, submits its referrals, waits until all are at rest and compares them with what was expected;
 * beside it, and without either waiting for the other, serves the notices and plays the escalations.
 */
export const runDemo = async (
  connections: Connections,
  environment: Environment,
  progress: Progress,
): Promise<DemoDone> => {
  const began = performance.now();
  await progress.step('demo city loaded', () => loadDemo(connections, environment));
  const base = firstSubmission(environment);
  const visit = { connections, tokens: tokensOf(connections) };
  const [help, planes] = await Promise.all([
    runHelp(visit, environment, progress),
    progress.step('demo notices and escalations', () => runPlanes(visit, environment, base)),
  ]);
  const { mismatches, submitToOfferedMs, lost, ...counts } = help;
  for (const { actual, expected, field, line } of mismatches.slice(0, SHOWN_MISMATCHES))
    progress.say(`line ${line}: ${field} is ${actual}, expected ${expected}`);
  const wrong = wrongIn(planes, base);
  wrong.forEach(line => progress.say(line));
  const summary = {
    ...counts,
    deadLetters: (await waits(connections)).deadLetters,
    lost,
    notices: planes.notices,
    escalations: planes.cases.length,
    mismatches: mismatches.length + wrong.length,
    submitToOfferedMs,
    seconds: Math.round((performance.now() - began) / 100) / 10,
  };
  return { summary, cases: planes.cases };
};
