import { AccessRecorder } from '../access/access-fact.ts';
import type { ApiRequest } from '../access/api-request.ts';
import { AccessGuard } from '../access/access.guard.ts';
import { AccessInterceptor } from '../access/access.interceptor.ts';
import { checkFieldSets, type FieldSets } from '../access/field-sets.ts';
import { Gate, type GateParts } from '../access/gate.ts';
import { StaffDirectory } from '../access/staff-directory.ts';
import helmet from '@fastify/helmet';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { checkRoutes } from '../http/check-routes.ts';
import { DtoPipe } from '../http/dto.pipe.ts';
import { parseJsonBody } from '../http/json-body.ts';
import { ProblemFilter } from '../http/problem.filter.ts';
import { Problem, type ProblemTable } from '../http/problem.ts';
import type { Logger } from '../logging/logger.ts';
import { traceRequests } from '../telemetry/http-spans.ts';

const BODY_LIMIT_BYTES = 1024 * 1024;
const LONGEST_PARAM = 200;

/** What the HTTP edge needs. The staff directory and the recorder of refusals come from the application's own modules. */
export type EdgeParts = Omit<GateParts, 'staff' | 'recorder' | 'log'> & {
  readonly service: string;
  readonly problems: ProblemTable;
  readonly fieldSets: FieldSets;
  readonly log: Logger;
};

const guard = (app: NestFastifyApplication, parts: EdgeParts, filter: ProblemFilter): void => {
  const { policies, fieldSets, service, plane } = parts;
  const recorder = app.get(AccessRecorder, { strict: false });
  const staff = app.get(StaffDirectory, { strict: false });
  checkRoutes(app, action => policies.actionNamed(action, plane)?.service === service);
  checkFieldSets(fieldSets, policies, service);
  const gate = new Gate({ ...parts, staff, recorder });
  // Before the body is read: a stranger's is not even looked at.
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request: ApiRequest, reply: FastifyReply) => {
      try {
        request.signedIn = await gate.signIn(request.headers);
      } catch (error) {
        filter.answer(error, request, reply);
        return reply;
      }
    });
  app.useGlobalGuards(new AccessGuard(gate));
  app.useGlobalInterceptors(new AccessInterceptor(recorder, fieldSets));
};

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
 * A Nest application on Fastify with our edge: strict JSON, DTO checks, problem documents, sign-in and policies, one
 * span a request. @throws {TypeError} when a route has no known `@Action`, an unchecked body or a view without fields
 */
export const createHttpApp = async (root: Type | DynamicModule, parts: EdgeParts): Promise<NestFastifyApplication> => {
  const filter = new ProblemFilter(parts.problems, parts.log);
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
  guard(app, parts, filter);
  await app.init();
  return app;
};
