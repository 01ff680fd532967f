import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { tap, type Observable } from 'rxjs';
import { AccessRecorder, NOBODY, type AccessRecord } from '../src/access/access-fact.ts';
import { accessOf, type ApiRequest } from '../src/access/api-request.ts';
import type { DoorRequest, Policies, PolicyAnswer, PolicyRefusal, PolicyRequest } from '../src/access/policies.ts';
import type { Role } from '../src/access/roles.ts';
import { StaffDirectory, type Assignment } from '../src/access/staff-directory.ts';
import type { EdgeParts } from '../src/boot/http-app.ts';
import { systemClock } from '../src/clock.ts';
import { createLogger } from '../src/logging/logger.ts';
import type { VerifiedToken } from '../src/tokens/token-claims.ts';
import { IssuerUnavailable, TokenRefused } from '../src/tokens/token-refused.ts';

/** The tokens that the edge of a spec takes, and whose they are. */
export const REFERRER = '0190f3c4-0000-7000-8000-00000000000a';
export const COORDINATOR = '0190f3c4-0000-7000-8000-00000000000b';
export const GONE = '0190f3c4-0000-7000-8000-00000000000c';

const holders = new Map([
  ['t-referrer', REFERRER],
  ['t-coordinator', COORDINATOR],
  ['t-gone', GONE],
]);
const roles = new Map<string, Role>([
  [REFERRER, 'referrer'],
  [COORDINATOR, 'coordinator'],
]);

/** When the holder of each token signed in. */
export const signedInAt = new Date('2026-11-24T10:00:00Z');

const verifier = {
  verify: async (token: string): Promise<VerifiedToken> => {
    if (token === 't-unreachable') throw new IssuerUnavailable(7);
    const actorId = holders.get(token);
    if (actorId === undefined) throw new TokenRefused('SIGNATURE');
    return { actorId, site: 'abq', signedInAt, isSystem: false, expiresAt: new Date('2030-01-01') };
  },
};

/** Everything that was written of refusals. */
export class KeptRecords extends AccessRecorder {
  readonly records: AccessRecord[] = [];

  async record(record: AccessRecord): Promise<void> {
    this.records.push(record);
  }

  /** What was refused since the last look, in one word each. */
  take(): readonly string[] {
    const taken = this.records.splice(0);
    return taken.flatMap(({ actorId, facts }) =>
      facts.map(({ actionName, reasonCode, resourceId, outcome }) =>
        [actorId === NOBODY ? 'nobody' : actorId.slice(-1), actionName, reasonCode ?? outcome, resourceId ?? '-'].join(
          ' ',
        ),
      ),
    );
  }
}

/** Two people, and one who left. */
export class FewStaff extends StaffDirectory {
  fresh = true;

  async find(_: string, actorId: string): Promise<Assignment | undefined> {
    const role = roles.get(actorId);
    return role && { role };
  }

  async isFresh(): Promise<boolean> {
    return this.fresh;
  }
}

const denied = (reason: PolicyRefusal): PolicyAnswer => ({ outcome: 'DENIED', policyIds: ['W-SPEC'], reason });

/** What the policies of a spec say: of a door by role and action, of a record by its state. */
export class FewPolicies implements Policies {
  /** Actions by role; the view is `thing.<role>.v1`. */
  constructor(private readonly may: Readonly<Partial<Record<Role, readonly string[]>>>) {}

  door({ principal, action, context }: DoorRequest): PolicyAnswer {
    if (action === 'FailThing' && context.purpose === 'audit') return denied('POLICY_FAILED');
    if (action === 'FailThing' && context.purpose === 'safety') throw new RangeError('a policy fell over');
    if (!context.directoryFresh) return denied('DIRECTORY_STALE');
    const isAllowed = this.may[principal.role]?.includes(action) ?? false;
    const view = `thing.${principal.role}.v1`;
    return isAllowed ? { outcome: 'ALLOWED', policyIds: ['R-SPEC'], view, scopes: [] } : denied('RELATION');
  }

  decide({ resource }: PolicyRequest): PolicyAnswer {
    if (resource.site === '') return denied('WALL');
    if (resource.state === 'secret') return denied('RELATION');
    if (resource.state === 'old-sign-in') return denied('SIGN_IN_AGAIN');
    if (resource.state === 'broken') throw new RangeError('a policy fell over');
    const view = resource.state === 'strange' ? 'thing.nobody-listed.v1' : 'thing.record.v1';
    return { outcome: 'ALLOWED', policyIds: ['R-SPEC'], view, scopes: [] };
  }

  actionNamed(name: string): { readonly service: string; readonly purpose: 'service' } | undefined {
    const known = Object.values(this.may).flat();
    return known.includes(name) ? { service: 'spec', purpose: 'service' } : undefined;
  }

  viewsOf(): readonly string[] {
    return ['thing.record.v1', 'thing.referrer.v1'];
  }
}

/** Around a route of a spec that has no database: tells that what was decided is written. */
export class Tells implements NestInterceptor {
  intercept(at: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(tap(() => accessOf(at.switchToHttp().getRequest<ApiRequest>()).written()));
  }
}

/** The edge of a spec, where the rest does not matter. */
export const edgeOf = (parts: Pick<EdgeParts, 'policies' | 'fieldSets'> & Partial<EdgeParts>): EdgeParts => ({
  service: 'spec',
  plane: 'help',
  verifier,
  problems: {},
  realClock: systemClock,
  log: createLogger('test', 'silent'),
  ...parts,
});
