import { newReference } from '@crossroads/platform';
import { LoadStaffHandler, StaffRepository, type ServicePorts } from '@crossroads/messaging';
import { staffContracts } from '@crossroads/contracts/help';
import { askUntilAnswered, type SimulatedService, type SimulatedWorld } from '@crossroads/testing';
import { AcceptReferralsHandler } from '../../services/intake/src/application/accept-referrals.handler.ts';
import { PersonVault } from '../../services/intake/src/application/person-vault.ts';
import { intakeParts } from '../../services/intake/src/parts.ts';
import { LoadWorkersHandler } from '../../services/outreach/src/application/load-workers.handler.ts';
import { outreachParts } from '../../services/outreach/src/parts.ts';
import { LoadDirectoryHandler } from '../../services/routing/src/application/load-directory.handler.ts';
import { routingParts } from '../../services/routing/src/parts.ts';
import { RuleBook } from '../../services/screening/src/application/rule-book.ts';
import { screeningParts } from '../../services/screening/src/parts.ts';
import { placesOf, type City } from './city.ts';

/** The four services of the pipeline, running. */
export type Pipeline = Record<'intake' | 'screening' | 'outreach' | 'routing', SimulatedService>;

/** Starts the pipeline: production parts, one or two processes of each. */
export const startPipeline = (world: SimulatedWorld, { sites, ruleSets, keys }: City): Pipeline => {
  // The rule engine is native and answers in real time; simulated time waits for it.
  const rules = new RuleBook(
    ruleSets.map(ruleSet => ({ ...ruleSet, evaluate: input => world.time.outside(ruleSet.evaluate(input)) })),
  );
  // Seeded too: a person's id decides on which partition what is said of them lies.
  const vault = new PersonVault(keys, world.newId);
  const processes = (): number => (world.time.random() < 0.4 ? 2 : 1);
  return {
    intake: world.add('intake', ports => intakeParts({ ...ports, sites, vault }), processes()),
    screening: world.add('screening', ports => screeningParts({ ...ports, sites, rules }), processes()),
    outreach: world.add('outreach', ports => outreachParts({ ...ports, sites }), processes()),
    routing: world.add('routing', ports => routingParts({ ...ports, sites }), processes()),
  };
};

/** Accepts as intake's HTTP edge does. */
export const acceptHandler = ({ sites, keys }: City, ports: ServicePorts): AcceptReferralsHandler =>
  new AcceptReferralsHandler({ ...ports, sites, vault: new PersonVault(keys, ports.newId), newReference });

/** Says who works where, and changes it: every service has to come to the same. */
const loadStaff = async (world: SimulatedWorld, { staff }: City, { intake }: Pipeline): Promise<void> => {
  const changed = staff.map((entry, nth) => (nth === 0 ? { ...entry, role: 'coordinator' as const } : entry));
  for (const entries of [staff, changed]) {
    const occasion = { at: world.clock.now(), cause: { correlationId: world.newId() } };
    await askUntilAnswered(world, intake, ({ work }) =>
      work.run({ sites: ['abq'] }, tx =>
        new LoadStaffHandler(new StaffRepository(staffContracts)).execute(entries, occasion, tx),
      ),
    );
  }
};

/** Loads staff, workers and directory with the loaders' own handlers; tried until it is done, like everything. */
export const loadCity = async (world: SimulatedWorld, city: City, pipeline: Pipeline): Promise<void> => {
  const { outreach, routing } = pipeline;
  await loadStaff(world, city, pipeline);
  const at = world.clock.now();
  const capacities = placesOf(city, world.time.random, at);
  const load = { site: 'abq', directory: city.directory, capacities, today: '2026-06-01', at };
  const cause = { correlationId: world.newId() };
  await askUntilAnswered(world, outreach, ({ work }) =>
    work.run({ sites: ['abq'] }, tx => new LoadWorkersHandler().execute(city.workers, tx)),
  );
  await askUntilAnswered(world, routing, ({ work }) =>
    work.run({ sites: ['abq'] }, tx => new LoadDirectoryHandler().execute({ ...load, cause }, tx)),
  );
};
