import { trace } from '@opentelemetry/api';
import { pino, type DestinationStream, type Level } from 'pino';
import { safeFields, type LogFields } from './safe-fields.ts';

/** Writes one line an event: a name and allow-listed fields, with service and trace ids. Never personal data (R46). */
export class Logger {
  constructor(
    private readonly lines: {
      readonly [L in Exclude<Level, 'fatal'>]: (fields: object, event: string) => void;
    },
  ) {}

  /** For looking closely; off by default. */
  debug(event: string, fields: LogFields = {}): void {
    this.write('debug', event, fields);
  }

  /** Something that happened as it should and is rare enough to read. Not once a request. */
  info(event: string, fields: LogFields = {}): void {
    this.write('info', event, fields);
  }

  /** Something that the service got over by itself. */
  warn(event: string, fields: LogFields = {}): void {
    this.write('warn', event, fields);
  }

  /** Something that a human has to look at. */
  error(event: string, fields: LogFields = {}): void {
    this.write('error', event, fields);
  }

  private write(level: 'debug' | 'info' | 'warn' | 'error', event: string, fields: LogFields): void {
    const span = trace.getActiveSpan()?.spanContext();
    const ids = span ? { traceId: span.traceId, spanId: span.spanId } : {};
    this.lines[level]({ ...ids, ...safeFields(fields) }, event);
  }
}

/** A logger that writes JSON lines to standard output, or to `to`. */
export const createLogger = (service: string, level: string, to?: DestinationStream): Logger => {
  const options = { level, base: { service }, messageKey: 'event', timestamp: pino.stdTimeFunctions.isoTime };
  const lines = pino(options, to ?? pino.destination({ fd: 1, sync: false, minLength: 0 }));
  return new Logger({
    trace: lines.trace.bind(lines),
    debug: lines.debug.bind(lines),
    info: lines.info.bind(lines),
    warn: lines.warn.bind(lines),
    error: lines.error.bind(lines),
  });
};
