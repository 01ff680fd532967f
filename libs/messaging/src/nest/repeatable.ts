import { createParamDecorator, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import { actorOf, KeyRing, requestDigest, type ApiRequest } from '@crossroads/platform';
import type { IdempotentRequest } from '../work/idempotent-work.ts';

type Asked = Omit<IdempotentRequest, 'requestHmac'> & { readonly content: object };

const headerOf = ({ headers }: ApiRequest): string | undefined => {
  const key = headers['idempotency-key'];
  return Array.isArray(key) ? key[0] : key;
};

const Content = createParamDecorator((_: unknown, at: ExecutionContext): Asked => {
  const request = at.switchToHttp().getRequest<ApiRequest>();
  const { method, url, body } = request;
  return { key: headerOf(request), caller: actorOf(request).actorId, content: { method, url, body: body ?? null } };
});

/** Digests what was asked with the plane's key, since a plain hash of a name can be guessed. */
@Injectable()
class DigestPipe implements PipeTransform<Asked, IdempotentRequest> {
  constructor(private readonly keys: KeyRing) {}

  transform({ content, ...asked }: Asked): IdempotentRequest {
    return { ...asked, requestHmac: requestDigest(this.keys.requestKey, content) };
  }
}

/** Parameter decorator of a POST that creates: who asks, with which Idempotency-Key, and a keyed digest of what. */
export const Repeatable = (): ParameterDecorator => Content(DigestPipe);
