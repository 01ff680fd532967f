import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { accessOf, isUuid, type Access, type ApiRequest } from '@crossroads/platform';

/** Header that names the grant on which a person is opened. */
export const GRANT_HEADER = 'break-glass';

/** Who opens somebody, and the grant that the request names; what is no id names none. */
export type GrantedAccess = { readonly access: Access; readonly breakGlassId: string | undefined };

/** Parameter decorator: {@link GrantedAccess}. */
export const OnGrant = createParamDecorator((_: unknown, at: ExecutionContext): GrantedAccess => {
  const request = at.switchToHttp().getRequest<ApiRequest>();
  const named = request.headers[GRANT_HEADER];
  const breakGlassId = typeof named === 'string' && isUuid(named) ? named.toLowerCase() : undefined;
  return { access: accessOf(request), breakGlassId };
});
