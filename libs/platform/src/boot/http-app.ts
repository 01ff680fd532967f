import helmet from '@fastify/helmet';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BearerGuard } from '../http/bearer.guard.ts';
import { checkRoutes } from '../http/check-routes.ts';
import { DtoPipe } from '../http/dto.pipe.ts';
import { parseJsonBody } from '../http/json-body.ts';
import type { People } from '../http/people.ts';
import { ProblemFilter } from '../http/problem.filter.ts';
import { Problem, type ProblemTable } from '../http/problem.ts';
import type { Logger } from '../logging/logger.ts';
import { traceRequests } from '../telemetry/http-spans.ts';

const BODY_LIMIT_BYTES = 1024 * 1024;
const LONGEST_PARAM = 200;

/** What the HTTP edge needs. */
export type EdgeParts = { readonly people: People; readonly problems: ProblemTable; readonly log: Logger };

const readJson = (fastify: FastifyInstance): void => {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseJsonBody(Buffer.isBuffer(body) ? body : Buffer.from(body)));
    } catch (problem) {
      done(problem instanceof Error ? problem : new Problem('body.malformed'));
    }
  });
};

/**
 * A Nest application on Fastify with our edge: strict JSON, DTO checks, problem documents, bearer tokens, one span a
 * request. @throws {TypeError} when a route has no `@Action` or an unchecked body
 */
export const createHttpApp = async (
  root: Type | DynamicModule,
  { people, problems, log }: EdgeParts,
): Promise<NestFastifyApplication> => {
  const filter = new ProblemFilter(problems, log);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: LONGEST_PARAM },
    // Requests that run are finished; only idle connections are dropped.
    forceCloseConnections: 'idle',
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      filter.answer(error, request, reply),
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: false,
    abortOnError: false,
    bodyParser: false,
  });
  const fastify = adapter.getInstance();
  readJson(fastify);
  traceRequests(fastify);
  await app.register(helmet, { contentSecurityPolicy: { directives: { defaultSrc: ["'none'"] } } });
  app.useGlobalFilters(filter);
  app.useGlobalPipes(new DtoPipe());
  app.useGlobalGuards(new BearerGuard(people));
  checkRoutes(app);
  await app.init();
  return app;
};
