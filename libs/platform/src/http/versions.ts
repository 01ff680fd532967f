import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

/** The entity tag of a version: `"3"`. */
export const etagOf = (version: number): string => `"${version}"`;

const ETAG = /^"([1-9]\d{0,8})"$/;

/**
 * The version that an If-Match header asks for.
 * @throws {Problem} `if-match.missing` (428) without one, `if-match.invalid` (400) when it is not one of our tags
 */
export const expectedVersion = (header: string | undefined): number => {
  if (header === undefined) throw new Problem('if-match.missing');
  const version = ETAG.exec(header)?.[1];
  if (version === undefined) throw new Problem('if-match.invalid');
  return Number(version);
};

/** Parameter decorator: the version in If-Match; see {@link expectedVersion} for what is thrown. */
export const IfMatch = createParamDecorator((_: unknown, at: ExecutionContext): number =>
  expectedVersion(at.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);

/** Refuses an edit of another version than the asker saw. @throws {Problem} `if-match.stale` (412) */
export const requireVersion = (expected: number, actual: number): void => {
  if (expected !== actual) throw new Problem('if-match.stale');
};

/** Sends the entity tag of a version with the answer. */
export const setEtag = (reply: FastifyReply, version: number): void => {
  void reply.header('etag', etagOf(version));
};
