import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';

const NANOS_PER_MS = 1e6;
const ms = ([seconds, nanos]: readonly [number, number]): number => seconds * 1000 + nanos / NANOS_PER_MS;

const lineOf = (span: ReadableSpan): string => {
  const { traceId, spanId } = span.spanContext();
  const parentSpanId = span.parentSpanContext?.spanId ?? null;
  const { name, kind, attributes, status } = span;
  const links = span.links.map(({ context }) => ({ traceId: context.traceId, spanId: context.spanId }));
  const times = { startMs: ms(span.startTime), durationMs: ms(span.duration) };
  const service = span.resource.attributes['service.name'];
  return JSON.stringify({ traceId, spanId, parentSpanId, service, name, kind, ...times, status, attributes, links });
};

/** Writes spans as JSON lines to a file, for development and tests. */
export class FileSpanExporter implements SpanExporter {
  private readonly file: WriteStream;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.file = createWriteStream(path, { flags: 'a' });
  }

  export(spans: ReadableSpan[], done: (result: { code: number; error?: Error }) => void): void {
    this.file.write(spans.map(span => `${lineOf(span)}\n`).join(''), error => {
      done(error ? { code: 1, error } : { code: 0 });
    });
  }

  async shutdown(): Promise<void> {
    await new Promise<void>(resolve => this.file.end(resolve));
  }
}
