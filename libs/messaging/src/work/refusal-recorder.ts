import {
  AccessRecorder,
  errorFields,
  NOBODY,
  type AccessFact,
  type AccessRecord,
  type Logger,
} from '@crossroads/platform';
import { pause, type Scheduler } from '../memory/scheduler.ts';
import type { UnitOfWork } from '../ports.ts';
import { accessEvents } from './access-events.ts';

/** What writing refusals needs. `time` is real. */
export type RecorderPorts = {
  readonly service: string;
  readonly work: UnitOfWork;
  readonly time: Scheduler;
  readonly log: Pick<Logger, 'error'>;
};

type Counted = { readonly who: Omit<AccessRecord, 'facts'>; readonly fact: AccessFact; readonly count: number };

/** Milliseconds from one writing of what strangers tried to the next. */
const STRANGERS_EVERY_MS = 1_000;

const nameOf = ({ who: { actorId, site, role }, fact }: Counted): string =>
  JSON.stringify([actorId, site, role, { ...fact, count: 1 }]);

/** Equal facts as one with a count. */
class Counts {
  #counted = new Map<string, Counted>();

  add(counted: readonly Counted[]): void {
    for (const one of counted) {
      const name = nameOf(one);
      this.#counted.set(name, { ...one, count: one.count + (this.#counted.get(name)?.count ?? 0) });
    }
  }

  take(): readonly Counted[] {
    const taken = [...this.#counted.values()];
    this.#counted = new Map();
    return taken;
  }
}

/**
 * Writes refusals in transactions of their own. Those of known people go together into the next round while one is being
 * written, equal ones as one with a count. A stranger waits for no round and costs none: what they tried is counted, and
 * written at most once a second, so that a flood of bad tokens is one row a second.
 */
export class RefusalRecorder extends AccessRecorder {
  readonly #people = new Counts();
  readonly #strangers = new Counts();
  #round: Promise<unknown> = Promise.resolve();
  #next: Promise<unknown> | undefined;
  #isResting = false;
  #strangersAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly ports: RecorderPorts) {
    super();
  }

  async record({ facts, ...who }: AccessRecord): Promise<void> {
    const counted = facts.map(fact => ({ who, fact, count: fact.count }));
    if (who.actorId === NOBODY) {
      this.#strangers.add(counted);
      if (!this.#isResting) void this.#afterRest();
      return;
    }
    this.#people.add(counted);
    await (this.#next ??= this.#afterRound());
  }

  /** Writes what is still only counted. */
  async flush(): Promise<void> {
    await this.#next;
    await this.#writeStrangers();
  }

  async #afterRound(): Promise<void> {
    await this.#round;
    this.#round = this.#next ?? Promise.resolve();
    this.#next = undefined;
    await this.#write(this.#people.take());
  }

  async #afterRest(): Promise<void> {
    const { time } = this.ports;
    this.#isResting = true;
    const restMs = this.#strangersAt + STRANGERS_EVERY_MS - time.now();
    await pause(time, Math.max(0, restMs));
    this.#strangersAt = time.now();
    this.#isResting = false;
    await this.#writeStrangers();
  }

  async #writeStrangers(): Promise<void> {
    const counted = this.#strangers.take();
    if (!(await this.#write(counted))) this.#strangers.add(counted);
  }

  async #write(counted: readonly Counted[]): Promise<boolean> {
    const { service, work, log } = this.ports;
    if (counted.length === 0) return true;
    const events = counted.flatMap(({ who, fact, count }) =>
      accessEvents(service, { ...who, facts: [{ ...fact, count }] }),
    );
    try {
      await work.run({ sites: [] }, async tx => {
        for (const event of events) tx.publish({ correlationId: event.subject }, [event]);
      });
      return true;
    } catch (error) {
      log.error('refusals could not be written', { count: counted.length, ...errorFields(error) });
      return false;
    }
  }
}
