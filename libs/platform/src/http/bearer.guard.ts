import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { ACTION, type ActionRule } from './action.ts';
import type { ApiRequest } from './actor.ts';
import type { People } from './people.ts';
import { Problem } from './problem.ts';

const BEARER = /^Bearer ([\w.~+/=-]{1,512})$/i;

/**
 * Lets a request through when its bearer token belongs to somebody whose role may do the route's {@link Action}.
 * @throws {Problem} `auth.token-missing` or `auth.token-unknown` (401), `auth.role-not-allowed` (403)
 */
export class BearerGuard implements CanActivate {
  constructor(private readonly people: People) {}

  canActivate(at: ExecutionContext): boolean {
    const request = at.switchToHttp().getRequest<ApiRequest>();
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw new Problem('auth.token-missing');
    const actor = this.people.byToken(token);
    if (!actor) throw new Problem('auth.token-unknown');
    const rule: ActionRule | undefined = Reflect.getMetadata(ACTION, at.getHandler());
    if (!rule?.roles.includes(actor.role)) throw new Problem('auth.role-not-allowed');
    request.actor = actor;
    return true;
  }
}
