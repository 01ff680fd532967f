import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { VerifiedToken } from '../tokens/token-claims.ts';
import type { Access } from './access.ts';
import type { Actor } from './actor.ts';

/** A request with what was found out of its asker: by the hook that reads the token, then by the guard. */
export type ApiRequest = FastifyRequest & { signedIn?: VerifiedToken; access?: Access };

/** What the guard decided of this request. @throws {TypeError} when the guard has not run, which is a bug */
export const accessOf = (request: Pick<ApiRequest, 'access'>): Access => {
  if (!request.access) throw new TypeError('no access: the guard has not run');
  return request.access;
};

/** Who makes this request. @throws {TypeError} when the guard has not run, which is a bug */
export const actorOf = (request: Pick<ApiRequest, 'access'>): Actor => accessOf(request).actor;

/** Parameter decorator: the {@link Actor} of the request. */
export const CurrentActor = createParamDecorator((_: unknown, at: ExecutionContext): Actor =>
  actorOf(at.switchToHttp().getRequest<ApiRequest>()),
);

/** Parameter decorator: the {@link Access} of the request, which every opened record is shown to. */
export const CurrentAccess = createParamDecorator((_: unknown, at: ExecutionContext): Access =>
  accessOf(at.switchToHttp().getRequest<ApiRequest>()),
);
