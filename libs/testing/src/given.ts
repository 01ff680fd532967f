import { fold, RuleViolation, type Decider } from '@crossroads/kernel';

/** What a decision is expected to be. */
export type Expectation<Event> = {
  /** Exactly these events follow, in this order; none when called without. */
  readonly thenEmits: (...events: readonly Event[]) => void;
  /** A rule with this code forbids it. */
  readonly thenRefused: (code: string) => void;
};

/** Something happens to the aggregate. */
export type Situation<Command, Event> = { readonly when: (command: Command) => Expectation<Event> };

const outcomeOf = <T>(decide: () => T): { readonly events: T } | { readonly refused: string } => {
  try {
    return { events: decide() };
  } catch (error) {
    if (error instanceof RuleViolation) return { refused: error.code };
    throw error;
  }
};

/** A decision told as the requirement reads: given what happened, when a command comes, then these events or that refusal. */
export const given = <State, Command, Event>(
  decider: Decider<State, Command, Event>,
  ...events: readonly Event[]
): Situation<Command, Event> => ({
  when: command => {
    const outcome = outcomeOf(() => decider.decide(fold(decider, decider.initial, events), command));
    return {
      thenEmits: (...expected) => expect(outcome).toEqual({ events: expected }),
      thenRefused: code => expect(outcome).toEqual({ refused: code }),
    };
  },
});
