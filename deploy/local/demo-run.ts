import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { compare } from './demo-compare.ts';
import type { Mismatch } from './demo-compare.ts';
import { demoLines, expectedLines, timeZones } from './demo-lines.ts';
import { loadDemo } from './demo-load.ts';
import { finalState, readOutcome } from './demo-outcome.ts';
import type { FinalState, Outcome, Visit } from './demo-outcome.ts';
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
    readonly mismatches: number;
    readonly submitToOfferedMs: Percentiles;
    readonly seconds: number;
  };

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

const mismatchesOf = (seen: readonly Seen[], base: Date): readonly Mismatch[] => {
  if (Date.now() - base.getTime() > COMPARED_FOR_MS) return [];
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

/** Loads the demo city, submits its referrals, waits until all are at rest and compares them with what was expected. */
export const runDemo = async (
  connections: Connections,
  environment: Environment,
  progress: Progress,
): Promise<DemoSummary> => {
  const began = performance.now();
  await progress.step('demo city loaded', () => loadDemo(connections, environment));
  const base = firstSubmission(environment);
  const visit = { connections, tokens: tokensOf(connections) };
  const refusals = await progress.step('demo referrals submitted', () => submit(visit, environment, base));
  const acks = acknowledged(join(filesOf(environment).demo, 'acknowledged.jsonl'));
  const seen = await progress.step('all at rest', () => untilAtRest(visit, acks));
  const mismatches = mismatchesOf(seen, base);
  refusals.slice(0, SHOWN_MISMATCHES).forEach(line => progress.say(line));
  for (const { actual, expected, field, line } of mismatches.slice(0, SHOWN_MISMATCHES))
    progress.say(`line ${line}: ${field} is ${actual}, expected ${expected}`);
  const { deadLetters } = await waits(connections);
  return {
    submitted: acks.length,
    offered: count(seen, 'offered'),
    waitlisted: count(seen, 'waitlisted'),
    assigned: count(seen, 'assigned'),
    awaitingHuman: count(seen, 'awaitingHuman'),
    closed: count(seen, 'closed'),
    deadLetters,
    lost: count(seen, undefined),
    mismatches: mismatches.length,
    submitToOfferedMs: percentiles(seen.flatMap(offeredAfterMs)),
    seconds: Math.round((performance.now() - began) / 100) / 10,
  };
};
