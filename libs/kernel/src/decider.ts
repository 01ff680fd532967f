/** A pure decision core: which events follow from a state and a command, and which state follows from an event. */
export type Decider<State, Command, Event> = {
  /** State of an aggregate that does not exist yet. */
  readonly initial: State;
  /** Events that follow; an empty list means nothing changed (a repeat is harmless). @throws {RuleViolation} when a rule forbids the command; not retriable */
  readonly decide: (state: State, command: Command) => readonly Event[];
  /** The state after one event; never mutates. */
  readonly evolve: (state: State, event: Event) => State;
};

/** An aggregate as found: `version` is 0 when it does not exist yet and grows by one with each save. */
export type Stored<State> = { readonly id: string; readonly version: number; readonly state: State };

/** State after a list of events, in order. */
export const fold = <State, Command, Event>(
  decider: Decider<State, Command, Event>,
  state: State,
  events: readonly Event[],
): State => events.reduce((current, event) => decider.evolve(current, event), state);
