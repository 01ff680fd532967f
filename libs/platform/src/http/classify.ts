import { isRetriable } from '@crossroads/kernel';
import { isDatabaseDown } from '../data/database-down.ts';
import { Problem, type ProblemTable } from './problem.ts';

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'request.malformed',
  401: 'auth.token-missing',
  403: 'auth.not-allowed',
  404: 'not-found',
  405: 'method.not-allowed',
  413: 'body.too-large',
  414: 'not-found',
  415: 'media-type.unsupported',
  429: 'too-many-requests',
  503: 'unavailable',
};

const member = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;

const statusOf = (error: unknown): number | undefined => {
  const found = member(error, 'status') ?? member(error, 'statusCode');
  return typeof found === 'number' ? found : undefined;
};

/** The problem that an error is told as. What nobody foresaw is `internal` and says nothing of the error. */
export const classify = (error: unknown, table: ProblemTable): Problem => {
  if (error instanceof Problem && error.code in table) return error;
  const code = member(error, 'code');
  if (member(error, 'name') === 'RuleViolation' && typeof code === 'string' && code in table) return new Problem(code);
  if (isDatabaseDown(error)) return new Problem('unavailable');
  if (isRetriable(error)) return new Problem('busy');
  const status = statusOf(error) ?? 500;
  return new Problem(BY_STATUS[status] ?? (status >= 400 && status < 500 ? 'request.malformed' : 'internal'));
};
