import { LostRace } from '@crossroads/kernel';
import { FenceLost } from '../store/consumer-store.ts';
import { StoreUnavailable } from '../store/store.ts';

/** Two transactions got in each other's way (serialisation, deadlock). Retriable. */
export class StoreConflict extends Error {
  override readonly name = 'StoreConflict';
  readonly code = 'store-conflict';
  readonly retriable = true;
}

/**
 * A statement that Postgres refused. `code` is the SQLSTATE. The server's own words may quote a value and are kept only
 * where they speak of the statement. Not retriable.
 */
export class StatementFailed extends Error {
  override readonly name = 'StatementFailed';
  readonly retriable = false;

  constructor(
    readonly code: string,
    readonly constraint: string | undefined,
    words: string,
  ) {
    super(`postgres ${code} ${constraint ?? ''} ${words}`.trim());
  }
}

/** SQLSTATE that `require_all` of the migration raises. */
export const REQUIREMENT = 'CR001';
const CONFLICTS = new Set(['40001', '40P01', '55P03']);
// Connection, resources, operator intervention, system, read-only standby.
const UNAVAILABLE = /^(08|53|57|58|25006)/;
const SQLSTATE = /^[0-9A-Z]{5}$/;

const text = (error: unknown, field: string): string | undefined => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, field) : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** True when the server answered with an error, and not the connection. */
export const isServerError = (error: unknown): boolean =>
  SQLSTATE.test(text(error, 'code') ?? '') &&
  text(error, 'severity') !== undefined &&
  !/^(08|57P0)/.test(text(error, 'code') ?? '');

const required = (message: string): Error => {
  const [what, name = ''] = message.split(':');
  return what === 'fence' ? new FenceLost(name) : new LostRace(name);
};

/** What went wrong, in our own words and without values. Errors of our own pass unchanged. */
export const translated = (error: unknown): unknown => {
  const [code, severity, message] = [text(error, 'code') ?? '', text(error, 'severity'), text(error, 'message') ?? ''];
  if (severity === undefined) return isConnectionError(error) ? new StoreUnavailable(message) : error;
  if (code === REQUIREMENT) return required(message);
  if (CONFLICTS.has(code)) return new StoreConflict(`postgres ${code}`);
  if (UNAVAILABLE.test(code)) return new StoreUnavailable(`postgres ${code}`);
  return new StatementFailed(code, text(error, 'constraint'), code.startsWith('42') ? message : '');
};

const CONNECTION =
  /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)|connection terminated|connection error|not queryable|client was closed|timeout exceeded when trying to connect|query read timeout|end on the pool/i;

/** True when the connection failed rather than a statement. */
export const isConnectionError = (error: unknown): boolean =>
  CONNECTION.test(text(error, 'code') ?? '') || CONNECTION.test(text(error, 'message') ?? '');
