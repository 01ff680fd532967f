import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { ACTION } from '../http/action.ts';
import { Problem } from '../http/problem.ts';
import type { ApiRequest } from './api-request.ts';
import type { Gate } from './gate.ts';

/** Lets a request through whose sign-in and position may do the route's action; what it opens is decided later. */
export class AccessGuard implements CanActivate {
  constructor(private readonly gate: Gate) {}

  /** @throws {Problem} what {@link Gate.open} throws */
  async canActivate(at: ExecutionContext): Promise<boolean> {
    const request = at.switchToHttp().getRequest<ApiRequest>();
    const action: unknown = Reflect.getMetadata(ACTION, at.getHandler());
    if (!request.signedIn) throw new Problem('auth.token-missing');
    request.access = await this.gate.open(String(action), request.signedIn, request.headers);
    return true;
  }
}
