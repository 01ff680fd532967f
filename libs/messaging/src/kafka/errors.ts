import { TransportError, type TransportErrorCode } from '../transport.ts';

const codesByType: Readonly<Record<string, TransportErrorCode>> = {
  MESSAGE_TOO_LARGE: 'transport.record-too-large',
  RECORD_LIST_TOO_LARGE: 'transport.record-too-large',
  UNKNOWN_TOPIC_OR_PARTITION: 'transport.unknown-topic',
  TOPIC_AUTHORIZATION_FAILED: 'transport.refused',
  GROUP_AUTHORIZATION_FAILED: 'transport.refused',
  CLUSTER_AUTHORIZATION_FAILED: 'transport.refused',
  SASL_AUTHENTICATION_FAILED: 'transport.refused',
};
// kafkajs loses the type of what Metadata refuses, and hides a refused group behind a coordinator it cannot find.
const refusal = /authorization failed|not authorized/i;
const unknownTopic = /does not host this topic-partition/i;

/** The chain of causes, outermost first. */
const chainOf = (error: unknown): Error[] => {
  const chain: Error[] = [];
  for (let at = error; at instanceof Error && chain.length < 10; at = at.cause) chain.push(at);
  return chain;
};

const codeOf = (error: Error): TransportErrorCode | undefined => {
  if (error instanceof TransportError) return error.code;
  const type = 'type' in error && typeof error.type === 'string' ? codesByType[error.type] : undefined;
  if (type) return type;
  if (error.name === 'KafkaJSSASLAuthenticationError') return 'transport.refused';
  if (refusal.test(error.message)) return 'transport.refused';
  return unknownTopic.test(error.message) ? 'transport.unknown-topic' : undefined;
};

/** What a failure of kafkajs means to us. What says nothing of itself is worth another try. */
export const transportError = (cause: unknown, doing: string): TransportError => {
  if (cause instanceof TransportError) return cause;
  const chain = chainOf(cause);
  const code = chain.map(codeOf).find(found => found !== undefined) ?? 'transport.unavailable';
  return new TransportError(code, `${doing}: ${chain[0]?.message ?? 'unknown failure'}`, { cause });
};
