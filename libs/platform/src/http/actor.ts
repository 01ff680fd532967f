import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Roles of the help plane. */
export const ROLES = [
  'referrer',
  'hospital',
  'school',
  'self',
  'intake-worker',
  'duty-supervisor',
  'screener',
  'outreach-worker',
  'outreach-lead',
  'coordinator',
  'provider',
  'program-manager',
  'operator',
] as const;

/** A role of the help plane. */
export type Role = (typeof ROLES)[number];

/** Who makes a request: an opaque staff or partner id, one role, one site, and the organisation where there is one. */
export type Actor = {
  readonly actorId: string;
  readonly role: Role;
  readonly site: string;
  readonly orgId?: string | undefined;
};

/** A request after the guard has run. */
export type ApiRequest = FastifyRequest & { actor?: Actor };

/** Who makes this request. @throws {TypeError} when the guard has not run, which is a bug */
export const actorOf = (request: ApiRequest): Actor => {
  if (!request.actor) throw new TypeError('no actor: the guard has not run');
  return request.actor;
};

/** Parameter decorator: the {@link Actor} of the request. */
export const CurrentActor = createParamDecorator((_: unknown, at: ExecutionContext): Actor =>
  actorOf(at.switchToHttp().getRequest<ApiRequest>()),
);
