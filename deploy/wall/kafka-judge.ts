import type { Verdict } from './pair.ts';

const REFUSALS = new Set(['TOPIC_AUTHORIZATION_FAILED', 'GROUP_AUTHORIZATION_FAILED', 'CLUSTER_AUTHORIZATION_FAILED']);
const SAYS_SO = /not authorized|authorization failed/i;
/** The broker looks at rights first: whoever hears one of these had them. */
const PAST_THE_RIGHTS = new Set([
  'INVALID_TIMESTAMP',
  'OFFSET_OUT_OF_RANGE',
  'LEADER_NOT_AVAILABLE',
  'NOT_LEADER_FOR_PARTITION',
  'UNKNOWN_MEMBER_ID',
  'ILLEGAL_GENERATION',
  'NOT_COORDINATOR_FOR_GROUP',
  'GROUP_COORDINATOR_NOT_AVAILABLE',
  'GROUP_LOAD_IN_PROGRESS',
]);

// Several topics at once are answered together; we ask for one.
const onlyOneOf = (error: unknown): unknown => {
  const inside: unknown = Reflect.get(Object(error), 'errors');
  return Array.isArray(inside) && inside.length === 1 ? inside[0] : error;
};

/** What the broker said. A refusal is one by its class, its type and its sentence; a silent broker refused nothing. */
export const judgeBroker = (error: unknown): Verdict => {
  const said = onlyOneOf(error);
  // Records came, and only how they are packed is unknown to the one who asked: the right was there.
  if (said instanceof Error && said.name === 'KafkaJSNotImplemented') return { outcome: 'allowed', code: said.name };
  const type: unknown = Reflect.get(Object(said), 'type');
  if (!(said instanceof Error) || !said.name.startsWith('KafkaJS') || typeof type !== 'string')
    return { outcome: 'untried', code: said instanceof Error ? said.name : String(said) };
  if (REFUSALS.has(type)) return { outcome: SAYS_SO.test(said.message) ? 'refused' : 'untried', code: type };
  return { outcome: PAST_THE_RIGHTS.has(type) ? 'allowed' : 'untried', code: type };
};
