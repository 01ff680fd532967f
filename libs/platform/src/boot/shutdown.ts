import type { Logger } from '../logging/logger.ts';
import { errorFields } from '../logging/safe-fields.ts';
import type { Readiness } from '../management/readiness.ts';

/** Closes one part. */
export type Closable = () => Promise<unknown>;

const PATIENCE_MS = 15_000;

/** What a shutdown tells. */
export type ShutdownParts = { readonly log: Logger; readonly readiness: Readiness };

/**
 * Closes the parts in the opposite order of their opening, once, when asked or on SIGTERM or SIGINT. After a signal the
 * process ends: with 0 when all closed within 15 s, else with 1.
 */
export const closeOnSignal = (parts: readonly Closable[], { log, readiness }: ShutdownParts): (() => Promise<void>) => {
  let closing: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    readiness.add('stopping', () => false);
    for (const part of parts.toReversed()) {
      await part().catch((error: unknown) => log.error('part did not close', errorFields(error)));
    }
  };
  const close = (): Promise<void> => (closing ??= closeAll().finally(forget));
  const onSignal = (signal: NodeJS.Signals): void => {
    log.info('stopping', { signal });
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    void close().then(() => process.exit(0));
  };
  const forget = (): void => {
    process.off('SIGTERM', onSignal).off('SIGINT', onSignal);
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
  return close;
};
