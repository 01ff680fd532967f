import type { FastifyReply } from 'fastify';
import type { Answer } from '../work/idempotent-work.ts';

/** Sends an answer that may be a repeated one: status, Location and ETag as at the first time. Returns the body. */
export const sendAnswer = (reply: FastifyReply, { status, body, location, etag }: Answer): unknown => {
  void reply.status(status);
  if (location !== undefined) void reply.header('location', location);
  if (etag !== undefined) void reply.header('etag', etag);
  return body;
};
