import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { accessOf, type Access, type Actor, type ApiRequest } from '@crossroads/platform';
import type { IdempotentRequest } from '../work/idempotent-work.ts';

/** A request that creates something: what makes it repeatable, who asks, and the If-Match header where there is one. */
export type RepeatableRequest = IdempotentRequest & {
  readonly access: Access;
  readonly actor: Actor;
  readonly ifMatch: string | undefined;
};

/** Parameter decorator of a POST that creates: the {@link RepeatableRequest}. */
export const Repeatable = createParamDecorator((_: unknown, at: ExecutionContext): RepeatableRequest => {
  const request = at.switchToHttp().getRequest<ApiRequest>();
  const { method, url, headers, body } = request;
  const access = accessOf(request);
  return { method, url, headers, body, access, actor: access.actor, ifMatch: headers['if-match'] };
});
