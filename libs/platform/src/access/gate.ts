import type { Clock } from '@crossroads/kernel';
import { Problem } from '../http/problem.ts';
import { names } from '../telemetry/names.ts';
import { meter } from '../telemetry/telemetry.ts';
import type { Logger } from '../logging/logger.ts';
import type { VerifiedToken } from '../tokens/token-claims.ts';
import { IssuerUnavailable, TokenRefused } from '../tokens/token-refused.ts';
import { NOBODY, type AccessFact, type AccessRecorder, type Refusal } from './access-fact.ts';
import { Access } from './access.ts';
import type { Actor } from './actor.ts';
import { decided } from './decided.ts';
import type { Policies, PolicyContext, PolicyPrincipal, PolicyRefusal } from './policies.ts';
import { PURPOSES, type Plane, type Purpose } from './roles.ts';
import type { StaffDirectory } from './staff-directory.ts';

/** Seconds since sign-in within which a sensitive act needs no new one. @source assurance.md 1.3 */
const FRESH_SECONDS = 5 * 60;
/** @source CJIS-C16 (IA-11) */
const STRONG_SECONDS = 12 * 3600;

/** Headers of a request. */
export type AskedHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What the gate asks. `realClock` is never shifted: tokens live in real time. */
export type GateParts = {
  readonly plane: Plane;
  readonly verifier: { verify(token: string): Promise<VerifiedToken> };
  readonly staff: StaffDirectory;
  readonly policies: Policies;
  readonly recorder: AccessRecorder;
  readonly realClock: Clock;
  readonly log: Pick<Logger, 'error'>;
};

/** What a refused token was used for: its request is not read further. */
const SIGN_IN = 'SignIn';
const BEARER = /^Bearer ([\w.~+/=-]{1,8192})$/i;

type Refused = {
  readonly reason: Refusal;
  readonly problem: string;
  readonly policyIds?: readonly string[];
  readonly purpose?: Purpose;
};

const DOOR_REFUSALS: Readonly<Record<PolicyRefusal, Refused>> = {
  RELATION: { reason: 'ROLE', problem: 'auth.not-allowed' },
  WALL: { reason: 'WALL', problem: 'auth.not-allowed' },
  SIGN_IN_AGAIN: { reason: 'SIGN_IN_AGAIN', problem: 'auth.sign-in-again' },
  DIRECTORY_STALE: { reason: 'DIRECTORY_STALE', problem: 'auth.directory-stale' },
  POLICY_FAILED: { reason: 'POLICY_FAILED', problem: 'auth.not-allowed' },
};

// What is no bearer token by its characters or its length counts as none (RFC 6750 2.1).
const bearerOf = (headers: AskedHeaders): string | undefined =>
  BEARER.exec(String(headers['authorization'] ?? ''))?.[1];

/** The door of a service: from a bearer token to what its holder may do, or a refusal that is written down. */
export class Gate {
  readonly #refusedTokens = meter().createCounter(names.refusedTokens);

  constructor(private readonly parts: GateParts) {}

  /**
   * Whose token it is, before anything else of the request is read.
   * @throws {Problem} `auth.token-missing`, `auth.token-refused` (401), `auth.issuer-unavailable` (503)
   */
  async signIn(headers: AskedHeaders): Promise<VerifiedToken> {
    try {
      const token = bearerOf(headers);
      if (token !== undefined) return await this.parts.verifier.verify(token);
    } catch (error) {
      if (error instanceof IssuerUnavailable)
        throw new Problem('auth.issuer-unavailable', { retryAfterSeconds: error.retryAfterSeconds });
      if (!(error instanceof TokenRefused)) throw error;
      this.#refusedTokens.add(1, { [names.errorType]: error.reason });
      return this.#refuse(SIGN_IN, undefined, { reason: 'TOKEN_REFUSED', problem: 'auth.token-refused' });
    }
    return this.#refuse(SIGN_IN, undefined, { reason: 'TOKEN_MISSING', problem: 'auth.token-missing' });
  }

  /**
   * What the holder of a token may do.
   * @throws {Problem} `auth.no-assignment`, `auth.not-allowed` (403), `auth.sign-in-again` (401), `purpose.unknown`
   *   (400), `auth.directory-stale` (503)
   */
  async open(action: string, token: VerifiedToken, headers: AskedHeaders): Promise<Access> {
    const { staff } = this.parts;
    const assignment = await staff.find(token.site, token.actorId);
    if (!assignment) return this.#refuse(action, token, { reason: 'NO_ASSIGNMENT', problem: 'auth.no-assignment' });
    const { actorId, site, signedInAt, isSystem } = token;
    const actor: Actor = { actorId, site, signedInAt, isSystem, plane: this.parts.plane, ...assignment };
    const context = {
      purpose: this.#purpose(action, headers),
      directoryFresh: await staff.isFresh(),
      breakGlass: false,
    };
    return this.#throughDoor(action, actor, context);
  }

  async #throughDoor(action: string, actor: Actor, context: PolicyContext): Promise<Access> {
    const { policies, log } = this.parts;
    const principal = this.#principal(actor);
    const door = decided(log, () => policies.door({ principal, action, context }));
    if (door.outcome === 'ALLOWED') return new Access({ policies, actor, principal, action, context, door, log });
    const { purpose } = context;
    return this.#refuse(action, actor, { ...DOOR_REFUSALS[door.reason], policyIds: door.policyIds, purpose });
  }

  #principal({ plane, site, role, orgId, signedInAt, isSystem }: Actor): PolicyPrincipal {
    const seconds = (this.parts.realClock.now().getTime() - signedInAt.getTime()) / 1000;
    const since = { fresh: seconds <= FRESH_SECONDS, strong: seconds <= STRONG_SECONDS };
    return { plane, site, role, org: orgId, system: isSystem, ...since };
  }

  #usualPurpose(action: string): Purpose {
    const { policies, plane } = this.parts;
    return policies.actionNamed(action, plane)?.purpose ?? 'service';
  }

  #purpose(action: string, headers: AskedHeaders): Purpose {
    const stated = headers['purpose'];
    if (stated === undefined) return this.#usualPurpose(action);
    const known = PURPOSES.find(purpose => purpose === stated);
    if (known === undefined) throw new Problem('purpose.unknown');
    return known;
  }

  async #refuse(
    action: string,
    who: { readonly actorId: string; readonly site: string; readonly role?: string } | undefined,
    { reason, problem, purpose, policyIds = [] }: Refused,
  ): Promise<never> {
    const fact: AccessFact = {
      actionName: action,
      resourceType: 'Site',
      resourceId: null,
      purposeCode: purpose ?? this.#usualPurpose(action),
      outcome: 'DENIED',
      policyIds,
      reasonCode: reason,
      viewName: null,
      breakGlassId: null,
      count: 1,
    };
    const { actorId = NOBODY, site = 'none', role = null } = who ?? {};
    await this.parts.recorder.record({ actorId, site, role, facts: [fact] });
    throw new Problem(problem);
  }
}
