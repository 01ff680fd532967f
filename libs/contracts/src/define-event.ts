import { Type } from 'typebox';
import type { Static, TObject } from 'typebox';
import { ContractError } from './contract-error.ts';
import { BridgeEnvelopeSchema, EnvelopeSchema, isBridge } from './envelope.ts';
import type { Envelope } from './envelope.ts';
import { checkOf } from './validation.ts';
import type { Check } from './validation.ts';

/** How data of the version before becomes data of this one. */
export type Upcast = { readonly from: EventContract; readonly data: (older: unknown) => object };

/** One event type in one version: its topic, its schema, and a check of its data. */
export type EventContract<S extends TObject = TObject> = {
  readonly type: string;
  readonly topic: string;
  readonly description: string;
  readonly version: number;
  /** CloudEvents `source`, such as `/help/intake`. */
  readonly source: string;
  /** CloudEvents `dataschema`. */
  readonly dataschema: string;
  readonly data: S;
  /** Checks data before it is published. */
  readonly check: Check;
  /** Checks a whole event. */
  readonly checkEvent: Check;
  readonly upcast?: Upcast | undefined;
};

/** Data of an event. */
export type DataOf<E> = E extends EventContract<infer S> ? Static<S> : never;

/** An event as it stands on its topic: envelope and data. */
export type EventOf<E> = Envelope & { readonly data: DataOf<E> };

type Definition<S extends TObject> = Pick<EventContract<S>, 'type' | 'topic' | 'description' | 'data' | 'upcast'> & {
  /** Plane and service, where the topic does not say them: on a bridge. */
  readonly source?: string;
};

const known = new Map<string, EventContract>();

/** Defines one version of an event and enters it in the registry. A shipped version is never edited. */
export const defineEvent = <S extends TObject>(definition: Definition<S>): EventContract<S> => {
  const { type, topic, data } = definition;
  const [plane, service] = topic.split('.');
  const event: EventContract<S> = {
    ...definition,
    version: Number(type.slice(type.lastIndexOf('.v') + 2)),
    source: definition.source ?? `/${plane}/${service}`,
    dataschema: `urn:crossroads:${type}`,
    check: checkOf(type, () => data),
    checkEvent: checkOf(type, () => eventSchemaOf(event)),
  };
  if (known.has(type)) throw new TypeError(`${type} is defined twice`);
  known.set(type, event);
  return event;
};

/** JSON Schema of the whole event: the envelope with the type and the data of this contract. */
export const eventSchemaOf = (event: EventContract): TObject =>
  Type.Object(
    {
      ...(isBridge(event.topic) ? BridgeEnvelopeSchema : EnvelopeSchema).properties,
      type: Type.Literal(event.type),
      source: Type.Literal(event.source),
      data: event.data,
    },
    { description: event.description },
  );

/** The contract of a type, if its plane entry was imported and has it. */
export const findEvent = (type: string): EventContract | undefined => known.get(type);

/**
 * The contract of a type, out of those whose plane entry was imported.
 * @throws {ContractError} `contract.unknown-type`
 */
export const registryOf = (type: string): EventContract => {
  const event = known.get(type);
  if (!event) throw new ContractError('contract.unknown-type', type, []);
  return event;
};

/** Types that a topic carries, in alphabetical order. */
export const eventTypesOf = (topic: string): string[] =>
  [...known.values()]
    .filter(event => event.topic === topic)
    .map(({ type }) => type)
    .toSorted();

/** Every event contract that was imported, in alphabetical order. */
export const allEvents = (): EventContract[] => [...known.values()].toSorted((a, b) => (a.type < b.type ? -1 : 1));
