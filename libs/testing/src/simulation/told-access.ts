import type { AccessRecord, Actor, ToldAccess } from '@crossroads/platform';

/** Somebody whom no guard has seen: for work below the edge. */
export type SomeActor = Pick<Actor, 'actorId' | 'role' | 'site'> & Partial<Actor>;

/** What the guard would say of somebody whom it let through and who has opened nothing yet. */
export const toldAccess = (who: SomeActor): ToldAccess => {
  const actor: Actor = { plane: 'help', signedInAt: new Date(0), isSystem: false, ...who };
  const { actorId, role, site } = actor;
  const record: AccessRecord = {
    actorId,
    role,
    site,
    facts: [
      {
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
      },
    ],
  };
  return { actor, record, rewind: () => undefined, written: () => undefined };
};
