import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { isUuid, type ApiRequest } from '@crossroads/platform';

/** Header that names the grant on which a person is opened. */
export const GRANT_HEADER = 'break-glass';

/** Parameter decorator: the grant that a request names; what is no id names none. */
export const GrantId = createParamDecorator((_: unknown, at: ExecutionContext): string | undefined => {
  const named = at.switchToHttp().getRequest<ApiRequest>().headers[GRANT_HEADER];
  return named !== undefined && isUuid(named) ? named.toLowerCase() : undefined;
});
