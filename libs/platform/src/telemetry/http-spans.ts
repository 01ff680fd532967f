import { context, propagation, ROOT_CONTEXT, SpanKind, trace, type Context, type Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { names } from './names.ts';
import { meter } from './telemetry.ts';

type Traced = { readonly span: Span; readonly context: Context };

const BUCKETS_S = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SERVER_ERROR = 500;

const startSpan = (request: FastifyRequest): Traced => {
  const parent = propagation.extract(ROOT_CONTEXT, request.headers);
  const route = request.routeOptions.url ?? 'none';
  const attributes = { [names.httpMethod]: request.method, [names.httpRoute]: route };
  const span = trace
    .getTracer('crossroads')
    .startSpan(`${request.method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent);
  return { span, context: trace.setSpan(parent, span) };
};

/**
 * One span and one duration a request: a third of the cost of the ready-made instrumentation. The span becomes current
 * only after the body is read, because body events run in the socket's context.
 */
export const traceRequests = (fastify: FastifyInstance): void => {
  const traced = new WeakMap<FastifyRequest, Traced>();
  const durations = meter().createHistogram(names.httpServerDuration, {
    unit: 's',
    advice: { explicitBucketBoundaries: BUCKETS_S },
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    traced.set(request, startSpan(request));
    done();
  });
  fastify.addHook('preHandler', (request, _reply, done) => {
    const current = traced.get(request);
    if (current) context.with(current.context, done);
    else done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const span = traced.get(request)?.span;
    const status = reply.statusCode;
    span?.setAttribute(names.httpStatus, status);
    if (status >= SERVER_ERROR) span?.setAttribute(names.errorType, String(status));
    span?.end();
    durations.record(reply.elapsedTime / 1000, {
      [names.httpMethod]: request.method,
      [names.httpRoute]: request.routeOptions.url ?? 'none',
      [names.httpStatus]: status,
    });
    done();
  });
};
