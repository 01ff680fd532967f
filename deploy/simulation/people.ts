import { RuleViolation } from '@crossroads/kernel';
import type { Answer, GroupHandler, IdempotentRequest } from '@crossroads/messaging';
import {
  askUntilAnswered,
  committedRows,
  simulatedRequest,
  someFact,
  type SimulatedNode,
  type SimulatedWorld,
} from '@crossroads/testing';
import type { AcceptReferral } from '../../services/intake/src/application/accept-referrals.handler.ts';
import { acceptedAnswer } from '../../services/intake/src/http/answers.ts';
import { ActOnOfferHandler, type ActOnOffer } from '../../services/routing/src/application/act-on-offer.handler.ts';
import { deskPorts } from '../../services/routing/src/parts.ts';
import { PlacementRow } from '../../services/routing/src/persistence/placement.row.ts';
import type { City } from './city.ts';
import { drawSubmission } from './referrals.ts';
import { acceptHandler, type Pipeline } from './services.ts';

const nurse = { actorId: '90000000-0000-4000-8000-000000000001', role: 'hospital', site: 'abq' } as const;
const provider = { actorId: '90000000-0000-4000-8000-000000000002', role: 'provider', site: 'abq' } as const;

type Accept = (request: IdempotentRequest, command: AcceptReferral) => Promise<Answer>;

/** Sends referrals at drawn times, each until it is answered. Returns the ids that were promised. */
export const sendReferrals = async (world: SimulatedWorld, city: City, { intake }: Pipeline): Promise<string[]> => {
  const handler = acceptHandler(city, world);
  const handle: GroupHandler<AcceptReferral> = async (commands, tx) =>
    (await handler.execute(commands, tx)).map(acceptedAnswer);
  const edges = new WeakMap<SimulatedNode['edge'], Accept>();
  const acceptAt = (edge: SimulatedNode['edge']) => {
    const known = edges.get(edge) ?? edge.idempotent.grouped(handle);
    edges.set(edge, known);
    return known;
  };
  const { time } = world;
  const count = 3 + Math.floor(time.random() * 5);
  const send = async (number: number): Promise<string> => {
    const submission = drawSubmission(time.random, number);
    const request = simulatedRequest(world, { actor: nurse, body: submission, facts: [someFact] });
    await new Promise<void>(resolve => {
      time.after(time.random() * 200, resolve);
    });
    const answer = await askUntilAnswered(world, intake, edge => {
      const referralId = world.newId();
      const act = { ...nurse, at: world.clock.now(), cause: { correlationId: referralId }, referralId };
      return acceptAt(edge)(request, { ...act, submission });
    });
    return String(Reflect.get(Object(answer.body), 'referralId'));
  };
  return Promise.all(Array.from({ length: count }, (_, number) => send(number)));
};

const asAnswer = (error: unknown): Answer => {
  if (error instanceof RuleViolation) return { status: 409, body: {} };
  throw error;
};

/** One provider looks at an open offer, drawn, and accepts or declines it; perhaps somebody else was faster. */
const actOnOffer = async (world: SimulatedWorld, city: City, { routing }: Pipeline): Promise<void> => {
  const { random } = world.time;
  const open = committedRows(routing, 'placement', PlacementRow).filter(({ status }) => status === 'offered');
  const offerId = open[Math.floor(random() * open.length)]?.offer?.offerId;
  if (!offerId) return;
  const decline = { type: 'DeclineOffer', reasonCode: 'NO_CAPACITY', declinedBy: 'PROVIDER' } as const;
  const act: ActOnOffer['act'] = random() < 0.6 ? { type: 'AcceptOffer' } : decline;
  const handler = new ActOnOfferHandler(deskPorts({ newId: world.newId, sites: city.sites }));
  const request = simulatedRequest(world, { actor: provider, body: { offerId, act }, facts: [someFact] });
  const allowed = { view: 'any.v1', scopes: [], policyIds: [] };
  const command = { offerId, act, access: { actor: request.access.actor, on: () => allowed } };
  await askUntilAnswered(world, routing, edge =>
    edge.idempotent
      .run(request, async tx => ({
        status: 201,
        body: await handler.execute({ ...command, at: world.clock.now() }, tx),
      }))
      .catch(asAnswer),
  );
};

/** Providers act for a while, a few at a time. */
export const answerOffers = async (world: SimulatedWorld, city: City, pipeline: Pipeline): Promise<void> => {
  for (let round = 0; round < 4; round++) {
    await new Promise<void>(resolve => {
      world.time.after(80 + world.time.random() * 150, resolve);
    });
    await Promise.all([actOnOffer(world, city, pipeline), actOnOffer(world, city, pipeline)]);
  }
};
