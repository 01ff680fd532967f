import type { AccessFact, Actor, ToldAccess } from '@crossroads/platform';

/** Somebody whom no guard has seen: for work below the edge. */
export type SomeActor = Pick<Actor, 'actorId' | 'role' | 'site'> & Partial<Actor>;

/** One thing that was allowed, of no record in particular. */
export const someFact: AccessFact = {
  actionName: 'Simulate',
  resourceType: 'Site',
  resourceId: null,
  purposeCode: 'service',
  outcome: 'ALLOWED',
  policyIds: [],
  reasonCode: null,
  viewName: null,
  breakGlassId: null,
  count: 1,
};

/** What the guard would say of somebody whom it let through, and what is to be told of it: nothing when no fact is given. */
export const toldAccess = (who: SomeActor, facts: readonly AccessFact[] = []): ToldAccess => {
  const actor: Actor = { plane: 'help', signedInAt: new Date(0), isSystem: false, ...who };
  const { actorId, role, site } = actor;
  return { actor, record: { actorId, role, site, facts }, rewind: () => undefined, written: () => undefined };
};
