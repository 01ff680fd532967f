import { isRetriable } from '@crossroads/kernel';
import { pause, type Answer, type IdempotentRequest } from '@crossroads/messaging';
import { Problem, type AccessFact } from '@crossroads/platform';
import type { SimulatedNode } from './simulated-node.ts';
import type { SimulatedService } from './simulated-service.ts';
import type { SimulatedWorld } from './simulated-world.ts';
import { toldAccess, type SomeActor } from './told-access.ts';

/** A request as the edge would have it, under a new key. */
export const simulatedRequest = (
  world: SimulatedWorld,
  {
    actor,
    body,
    facts = [],
  }: { readonly actor: SomeActor; readonly body: unknown; readonly facts?: readonly AccessFact[] },
): IdempotentRequest => ({
  method: 'POST',
  url: '/v1/simulated',
  headers: { 'idempotency-key': world.newId() },
  body,
  access: toldAccess(actor, facts),
});

const patienceMs = 150;
const tries = 2_000;

/** What a client tries again: trouble at the other end, and its own request that still runs there. A bug is not tried away. */
const orAgain = (error: unknown): undefined => {
  const isRunning = error instanceof Problem && error.code === 'idempotency-key.running';
  if (!isRunning && !isRetriable(error)) throw error;
};

/** Asks until somebody answers with success, each time whichever process is alive, as a client with an idempotency key does. */
export const askUntilAnswered = async <T = Answer>(
  world: SimulatedWorld,
  service: SimulatedService,
  ask: (edge: SimulatedNode['edge']) => Promise<T>,
): Promise<T> => {
  const { time } = world;
  for (let attempt = 0; attempt < tries; attempt++) {
    const node = service.anyNode();
    const answer = node && (await Promise.race([ask(node.edge).catch(orAgain), pause(time, patienceMs)]));
    if (answer !== undefined) return answer;
    await pause(time, 5 + time.random() * 30);
  }
  throw new Error(`nobody at ${service.name} answered`);
};
