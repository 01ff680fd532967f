import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { actorOf, type Actor, type ApiRequest } from '@crossroads/platform';
import type { IdempotentRequest } from '../work/idempotent-work.ts';

/** A request that creates something: what makes it repeatable, who asks, and the If-Match header where there is one. */
export type RepeatableRequest = IdempotentRequest & { readonly actor: Actor; readonly ifMatch: string | undefined };

/** Parameter decorator of a POST that creates: the {@link RepeatableRequest}. */
export const Repeatable = createParamDecorator((_: unknown, at: ExecutionContext): RepeatableRequest => {
  const request = at.switchToHttp().getRequest<ApiRequest>();
  const { method, url, headers, body } = request;
  return { method, url, headers, body, actor: actorOf(request), ifMatch: headers['if-match'] };
});
