import { fold } from '@crossroads/kernel';
import type { Decider } from '@crossroads/kernel';
import type { Found } from '@crossroads/messaging';

type Entry<State, F> = { readonly found: F; readonly before: State };

/** Aggregates of one transaction: loaded once, decided upon in memory any number of times, saved once. */
export class WorkingSet<State, Command, Event, F extends Found<State> = Found<State>> {
  private readonly entries = new Map<string, Entry<State, F>>();

  constructor(private readonly decider: Decider<State, Command, Event>) {}

  /** An aggregate that is here already keeps what was decided about it. */
  add(found: readonly F[]): void {
    for (const each of found)
      if (!this.entries.has(each.id)) this.entries.set(each.id, { found: each, before: each.state });
  }

  get(id: string): F | undefined {
    return this.entries.get(id)?.found;
  }

  all(): readonly F[] {
    return [...this.entries.values()].map(({ found }) => found);
  }

  act(id: string, command: Command): readonly Event[] {
    const entry = this.entries.get(id);
    if (!entry) throw new TypeError(`${id} was not loaded`);
    const { state } = entry.found;
    const events = this.decider.decide(state, command);
    if (events.length > 0)
      this.entries.set(id, { ...entry, found: { ...entry.found, state: fold(this.decider, state, events) } });
    return events;
  }

  /** What is no longer as it was loaded. */
  changes(): readonly Entry<State, F>[] {
    return [...this.entries.values()].filter(({ found, before }) => found.state !== before);
  }
}
