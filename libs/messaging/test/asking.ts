import type { AccessFact, Policies, Role } from '@crossroads/platform';
import { Access, systemClock, type Actor } from '@crossroads/platform';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Policies of a spec: everything may be done but to records whose state is `secret`. */
const policies: Pick<Policies, 'decide'> = {
  decide: ({ resource }) =>
    resource.site === '' || resource.state === 'secret'
      ? { outcome: 'DENIED', policyIds: ['W-SPEC'], reason: 'RELATION' }
      : { outcome: 'ALLOWED', policyIds: ['R-SPEC'], view: 'thing.record.v1', scopes: [] },
};

/** What the guard gives a request of somebody whom it let through. */
export const accessOfSomebody = (
  who: { readonly actorId?: string; readonly site?: string; readonly role?: Role } = {},
): Access => {
  const actorId = who.actorId ?? randomUUID();
  const { site = 'abq', role = 'coordinator' } = who;
  const actor: Actor = { actorId, plane: 'help', role, site, signedInAt: systemClock.now(), isSystem: false };
  const door = { view: 'thing.door.v1', scopes: [], policyIds: ['R-DOOR'] };
  const context = { purpose: 'service', directoryFresh: true, breakGlass: false } as const;
  const principal = { plane: 'help', site, role, fresh: true, strong: true, system: false } as const;
  return new Access({
    policies,
    actor,
    principal,
    action: 'ReadThing',
    context,
    door,
    log: { error: () => undefined },
  });
};

/** Opens a record of the spec. */
export const open = (access: Access, id: string, state = 'open'): void => {
  access.on({ type: 'Thing', id, missing: 'thing.not-found' }, { site: 'abq', state });
};

/** What the outbox has of somebody, in order: action, outcome or reason, record, count. */
export const toldOf = async (pool: pg.Pool, actorId: string): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ value: Buffer }>(
    `select value from outbox where topic like '%.access.v1' and subject = $1 order by id`,
    [actorId],
  );
  return rows.map(({ value }) => {
    const { data }: { data: AccessFact } = JSON.parse(value.toString('utf8'));
    return `${data.actionName} ${data.reasonCode ?? data.outcome} ${data.resourceId ?? 'door'} ${data.count}`;
  });
};
