import { createParamDecorator, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import { actorOf, KeyRing, requestDigest, type Actor, type ApiRequest } from '@crossroads/platform';
import type { IdempotentRequest } from '../work/idempotent-work.ts';

/** A request that creates something: what makes it repeatable, who asks, and the If-Match header where there is one. */
export type RepeatableRequest = IdempotentRequest & { readonly actor: Actor; readonly ifMatch: string | undefined };

type Asked = Omit<RepeatableRequest, 'requestHmac'> & { readonly content: object };

const headerOf = ({ headers }: ApiRequest): string | undefined => {
  const key = headers['idempotency-key'];
  return Array.isArray(key) ? key[0] : key;
};

const Content = createParamDecorator((_: unknown, at: ExecutionContext): Asked => {
  const request = at.switchToHttp().getRequest<ApiRequest>();
  const { method, url, body } = request;
  const actor = actorOf(request);
  return {
    key: headerOf(request),
    caller: actor.actorId,
    actor,
    ifMatch: request.headers['if-match'],
    content: { method, url, body: body ?? null },
  };
});

/** Digests what was asked with the plane's key, since a plain hash of a name can be guessed. */
@Injectable()
class DigestPipe implements PipeTransform<Asked, RepeatableRequest> {
  constructor(private readonly keys: KeyRing) {}

  transform({ content, ...asked }: Asked): RepeatableRequest {
    return { ...asked, requestHmac: requestDigest(this.keys.requestKey, content) };
  }
}

/** Parameter decorator of a POST that creates: a {@link RepeatableRequest}, with a keyed digest of what is asked. */
export const Repeatable = (): ParameterDecorator => Content(DigestPipe);
