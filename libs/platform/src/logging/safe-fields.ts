/** Values that a log line may carry: ids, codes, counts and durations. */
export type LogValue = string | number | boolean | null | undefined | readonly (string | number)[];

/** Fields of a log line, by name. */
export type LogFields = Readonly<Record<string, LogValue>>;

const ALLOWED = new Set(
  `service site traceId spanId correlationId causationId eventId eventType messageId subject referralId personId actorId
  placementId offerId serviceId providerId consentId caseId draftId receiptId workerId exclusionId aggregate handler
  escalationId noticeId requestId incidentId
  topic group partition partitions offset sequence attempts attempt count size lag pending parked deadLetters epoch
  code status reasonCode kind route method errorName errorCode errorAt errorTable errorConstraint level signal check
  host port managementPort pid durationMs retryAfterMs delayMs dueAt seconds version schema migration ruleSetVersion
  policyIds owner leader lease member generation memory limit from to`.split(/\s+/),
);

const SAFE_TEXT = /^[\w.:/@|,+-]{1,200}$/;

const isSafe = (value: LogValue): boolean =>
  Array.isArray(value) ? value.every(item => isSafe(item)) : typeof value !== 'string' || SAFE_TEXT.test(value);

/**
 * Fields with everything replaced by `[redacted]` that is not on the allow-list of names, or is text with a blank or
 * any other sign that ids and codes do not have. An allow-list, because a list of forbidden names is never complete.
 * @source R46
 */
export const safeFields = (fields: LogFields): Record<string, LogValue> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, ALLOWED.has(name) && isSafe(value) ? value : '[redacted]']),
  );

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const property = (error: unknown, name: string): string | undefined =>
  typeof error === 'object' && error !== null && name in error ? text(Reflect.get(error, name)) : undefined;

const firstFrame = (stack: string | undefined): string | undefined =>
  /at .*?([\w.-]+\/[\w.-]+:\d+):\d+\)?$/m.exec(stack ?? '')?.[1];

/**
 * What may be logged of an error: its name, code and where it was thrown. Never its message, which may quote the data
 * that caused it.
 */
export const errorFields = (error: unknown): LogFields => ({
  errorName: property(error, 'name') ?? typeof error,
  errorCode: property(error, 'code'),
  errorAt: firstFrame(property(error, 'stack')),
  errorTable: property(error, 'table'),
  errorConstraint: property(error, 'constraint'),
});
