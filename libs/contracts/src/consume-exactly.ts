import type { TObject } from 'typebox';
import { closed } from './closed.ts';
import type { Consumed } from './consume.ts';
import { eventSchemaOf } from './define-event.ts';
import type { DataOf, EventContract } from './define-event.ts';
import type { Envelope } from './envelope.ts';
import { checkExactly } from './validation.ts';

/** What a consumer sees of an event that has exactly what its contract says. */
export type Exactly<E> = Pick<Envelope, 'id' | 'type' | 'site' | 'subject' | 'time' | 'sequence'> & {
  readonly data: DataOf<E>;
};

/**
 * A consumed event that must hold what its contract says and nothing more, in its envelope and in its data. `toCommand`
 * throws {@link ContractError} `contract.unknown-field` for a field that the contract does not know, and `contract.invalid`
 * for any other fault; neither holds a value or the name of the field, which may be a value.
 * @source R1
 */
export const onExactly = <S extends TObject, C>(
  event: EventContract<S>,
  map: (event: Exactly<EventContract<S>>) => C | undefined,
): Consumed<C> => {
  const check = checkExactly(event.type, () => closed(eventSchemaOf(event)));
  return {
    type: event.type,
    toCommand: value => {
      check(value);
      return map(value as Exactly<EventContract<S>>);
    },
  };
};
