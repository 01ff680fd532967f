import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Link,
  type Span,
  type SpanKind,
} from '@opentelemetry/api';
import { names } from './names.ts';

const TRACER = 'crossroads';

const contextOf = (traceparent: string | undefined): Context =>
  traceparent ? propagation.extract(ROOT_CONTEXT, { traceparent }) : ROOT_CONTEXT;

/** W3C traceparent of the current span, to be stored with what it causes; `undefined` outside any. */
export const currentTraceparent = (): string | undefined => {
  const span = trace.getActiveSpan()?.spanContext();
  if (!span) return undefined;
  return `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`;
};

/** How a span stands to others. Attributes hold ids, codes and counts only. */
export type SpanOptions = {
  /** W3C traceparent of the parent; without one the current span is the parent. */
  readonly traceparent?: string | undefined;
  /** W3C traceparents of spans that also led here, such as those of a batch. */
  readonly links?: readonly string[];
  readonly attributes?: Attributes;
  readonly kind?: SpanKind;
};

const linksOf = (traceparents: readonly string[]): Link[] =>
  traceparents.flatMap(traceparent => {
    const linked = trace.getSpanContext(contextOf(traceparent));
    return linked ? [{ context: linked }] : [];
  });

const startedIn = (parent: Context, name: string, options: SpanOptions): Span => {
  const { attributes, links = [], kind } = options;
  return trace.getTracer(TRACER).startSpan(name, { attributes, links: linksOf(links), kind }, parent);
};

/** Marks a span as failed, by the error's name; never by its message, which may quote data. */
export const failSpan = (span: Span, error: unknown): void => {
  const name = typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : typeof error;
  span.setAttribute(names.errorType, name);
  span.setStatus({ code: SpanStatusCode.ERROR });
};

/**
 * Runs work in a new span, which ends with it; an error marks it and is thrown on. The span is current inside `work`.
 */
export const withSpan = async <T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T> => {
  const parent = options.traceparent ? contextOf(options.traceparent) : context.active();
  const span = startedIn(parent, name, options);
  try {
    return await context.with(trace.setSpan(parent, span), () => work(span));
  } catch (error) {
    failSpan(span, error);
    throw error;
  } finally {
    span.end();
  }
};

/**
 * A span that is over when it is made: one item of a batch that was handled as a whole.
 * @returns its traceparent, the parent of what the item causes
 */
export const markSpan = (name: string, options: SpanOptions & { readonly startedAt?: Date }): string | undefined => {
  const parent = options.traceparent ? contextOf(options.traceparent) : context.active();
  const { attributes, links = [], kind, startedAt } = options;
  const tracer = trace.getTracer(TRACER);
  const span = tracer.startSpan(name, { attributes, links: linksOf(links), kind, startTime: startedAt }, parent);
  span.end();
  return context.with(trace.setSpan(parent, span), currentTraceparent);
};
