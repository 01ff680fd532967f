import { Type } from 'typebox';
import type { TObject } from 'typebox';
import type { DataOf, EventContract } from './define-event.ts';
import { EnvelopeSchema } from './envelope.ts';
import type { Envelope } from './envelope.ts';
import { checkOf } from './validation.ts';
import type { Check } from './validation.ts';

/** A row of a `consumes` table: a foreign event and the command it becomes; none means skipped. */
export type Consumed<C> = { readonly type: string; readonly toCommand: (event: unknown) => C | undefined };

/** Envelope attributes that every consumer may rely on. */
export type ReliedOnEnvelope = Pick<
  Envelope,
  'id' | 'type' | 'site' | 'subject' | 'time' | 'sequence' | 'correlationid'
>;

/** What a consumer sees of an event: those attributes and the fields it named. */
export type Relied<E, K extends keyof DataOf<E>> = ReliedOnEnvelope & { readonly data: Pick<DataOf<E>, K> };

const { id, site, subject, time, sequence, correlationid } = EnvelopeSchema.properties;

const reliedOn = (event: EventContract, fields: readonly string[]): TObject =>
  Type.Object({
    id,
    site,
    subject,
    time,
    sequence,
    correlationid,
    type: Type.Literal(event.type),
    data: Type.Pick(event.data, [...fields]),
  });

const consumed = <V, C>(type: string, check: Check, map: (event: V) => C | undefined): Consumed<C> => ({
  type,
  toCommand: event => {
    check(event);
    return map(event as V);
  },
});

/**
 * A consumed event of which the consumer relies on the named fields only; others may be missing, wrong or new.
 * `toCommand` throws {@link ContractError} `contract.invalid`, which never holds a value.
 */
export const onFields = <S extends TObject, const K extends keyof DataOf<EventContract<S>> & string, C>(
  event: EventContract<S>,
  fields: readonly K[],
  map: (event: Relied<EventContract<S>, K>) => C | undefined,
): Consumed<C> =>
  consumed(
    event.type,
    checkOf(event.type, () => reliedOn(event, fields)),
    map,
  );

/** A consumed event of which the consumer relies on every field. Fields that its contract does not know are let pass. */
export const on = <S extends TObject, C>(
  event: EventContract<S>,
  map: (event: Relied<EventContract<S>, keyof DataOf<EventContract<S>>>) => C | undefined,
): Consumed<C> =>
  consumed(
    event.type,
    checkOf(event.type, () => reliedOn(event, Object.keys(event.data.properties))),
    map,
  );

/** A consumed event and all its earlier versions, whose data is brought up to this one first. */
export const onEveryVersion = <S extends TObject, C>(
  event: EventContract<S>,
  map: (event: Relied<EventContract<S>, keyof DataOf<EventContract<S>>>) => C | undefined,
): Consumed<C>[] => {
  const newest = on(event, map);
  const rows: Consumed<C>[] = [newest];
  let raise = (older: ReliedOnEnvelope & { data: object }): unknown => older;
  for (let upcast = event.upcast; upcast; upcast = upcast.from.upcast) {
    const { from, data } = upcast;
    const next = raise;
    raise = older => next({ ...older, type: event.type, data: data(older.data) });
    const toNewest = raise;
    rows.push(on(from, older => newest.toCommand(toNewest(older))));
  }
  return rows;
};
