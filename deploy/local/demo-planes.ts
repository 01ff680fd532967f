import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { actorsOf } from './demo-actor.ts';
import type { Actors } from './demo-actor.ts';
import { caseMismatches, demoCases, demoNotices } from './demo-cases.ts';
import type { CaseStatus, DemoAct, DemoCase, ShownCase } from './demo-cases.ts';
import { command, hashOf } from './demo-load.ts';
import type { Visit } from './demo-outcome.ts';
import type { Environment } from './environment.ts';
import { demoFolder } from './people.ts';

/** What the neutral and enforcement planes show. */
export type PlanesOutcome = {
  readonly notices: number;
  readonly cases: readonly ShownCase[];
  /** Acts that failed: which, by whom, and what was answered. */
  readonly failures: readonly string[];
  /** What came out otherwise than was written by hand. */
  readonly mismatches: readonly string[];
};

type Status = CaseStatus & { readonly packageHash: string | null };

const ANSWERED_WITHIN_MS = 60_000;
const NONE: PlanesOutcome = { notices: 0, cases: [], failures: [], mismatches: [] };

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const statusOf = (actors: Actors, { site }: DemoCase, id: string): Promise<Status> =>
  actors.read<Status>('escalation', { role: 'process-manager', site }, `/v1/escalations/${id}/status`);

/** The registry answers over the bridge in its own time: the next act waits until the case says that it has. */
const untilAnswered = async (actors: Actors, demoCase: DemoCase, id: string): Promise<void> => {
  const until = performance.now() + ANSWERED_WITHIN_MS;
  while ((await statusOf(actors, demoCase, id)).status === 'ATTESTATION_REQUESTED') {
    if (performance.now() > until) throw new Error(`${demoCase.name}: the notice registry has not answered in 60 s`);
    await sleep(50);
  }
};

type Id = { readonly id: string };
type Played = { readonly shown?: ShownCase; readonly failures: readonly string[] };

const show = async (actors: Actors, demoCase: DemoCase, escalationId: string): Promise<ShownCase> => {
  const { status, failedCodes, packageHash } = await statusOf(actors, demoCase, escalationId);
  const { name, what, site } = demoCase;
  return { name, what, site, escalationId, status, failedCodes, packageHash };
};

/** Does one act of a case; the first gives the case its id. */
const step = async (actors: Actors, demoCase: DemoCase, { act, as, body, id }: DemoAct & Id): Promise<string> => {
  const path = id === '' ? '/v1/escalations' : `/v1/escalations/${id}/${act}`;
  const about = await actors.act({
    name: `escalation ${demoCase.name}: ${act}`,
    as,
    service: 'escalation',
    path,
    body,
  });
  if (act === 'submissions') await untilAnswered(actors, demoCase, id);
  return id === '' ? about : id;
};

const play = async (actors: Actors, demoCase: DemoCase): Promise<Played> => {
  let id = '';
  try {
    for (const act of demoCase.acts) id = await step(actors, demoCase, { ...act, id });
    return { shown: await show(actors, demoCase, id), failures: [] };
  } catch (error) {
    const shown = id === '' ? undefined : await show(actors, demoCase, id).catch(() => undefined);
    return { ...(shown ? { shown } : {}), failures: [said(error)] };
  }
};

/** @returns what failed; a notice that was served gives nothing */
const serve = (actors: Actors): Promise<(string | undefined)[]> =>
  Promise.all(
    demoNotices().map(({ name, as, body }) =>
      actors
        .act({ name: `notice ${name}`, as, service: 'notices', path: '/v1/notices', body })
        .then(() => undefined, said),
    ),
  );

const playAll = async (actors: Actors): Promise<PlanesOutcome> => {
  const served = await serve(actors);
  const cases = demoCases();
  const played = await Promise.all(cases.map(demoCase => play(actors, demoCase)));
  return {
    notices: served.filter(failure => failure === undefined).length,
    cases: played.flatMap(({ shown }) => shown ?? []),
    failures: [...served, ...played.flatMap(({ failures }) => failures)].filter(failure => failure !== undefined),
    mismatches: cases.flatMap((demoCase, at) => caseMismatches(demoCase, played[at]?.shown)),
  };
};

/** Texts that changed are loaded again; the registry itself leaves alone what it knows. */
const loadTexts = (actors: Actors, { connections }: Visit, environment: Environment): Promise<string> => {
  const file = join(demoFolder, 'notice-texts.json');
  return actors.once(`notice texts ${hashOf([file])}`, async () => {
    await command(connections, environment, ['notices', 'load-texts.js', '--file', file]);
    return '';
  });
};

/**
 * Loads the notice texts, serves the demo notices and takes each demo escalation through its acts, by the demo people
 * over HTTP. What an earlier run did is not done again. Without both planes there is nothing to do.
 */
export const runPlanes = async (visit: Visit, environment: Environment, base: Date): Promise<PlanesOutcome> => {
  const { services } = visit.connections;
  if (!services['notices'] || !services['escalation']) return NONE;
  const actors = actorsOf(visit, environment, base);
  try {
    await loadTexts(actors, visit, environment);
    return await playAll(actors);
  } catch (error) {
    return { ...NONE, failures: [`the notice texts: ${said(error)}`] };
  } finally {
    actors.close();
  }
};
