import { randomFrom, type Scheduler } from './scheduler.ts';
import { TimeHeap } from './heap.ts';

type Event = { readonly run: () => void; readonly owner: VirtualProcess | undefined; dropped: boolean };

// Captured before a simulation puts its own timers in place: it must let the machine's microtasks run dry.
const { setImmediate: nextTurn } = globalThis;

const settle = (): Promise<void> =>
  new Promise(resolve => {
    nextTurn(resolve);
  });

/** A process of the simulation: killed, none of its callbacks runs any more; frozen, they run late. */
export class VirtualProcess implements Scheduler {
  #killed = false;
  #frozenUntil = 0;
  readonly #onKill = new Set<() => void>();
  readonly random = (): number => this.time.random();
  readonly now = (): number => this.time.now();

  constructor(
    private readonly time: VirtualTime,
    readonly name: string,
  ) {}

  get killed(): boolean {
    return this.#killed;
  }

  /** Until when nothing of it runs; the clock's milliseconds. */
  get frozenUntil(): number {
    return this.#frozenUntil;
  }

  readonly after = (ms: number, run: () => void): (() => void) => this.time.schedule(ms, run, this);

  /** kill -9. What it sent is on its way, what it waits for never comes. */
  kill(): void {
    this.#killed = true;
    for (const tell of this.#onKill) tell();
    this.#onKill.clear();
  }

  /** SIGSTOP, and SIGCONT later. */
  freeze(ms: number): void {
    this.#frozenUntil = Math.max(this.#frozenUntil, this.now() + ms);
  }

  /** The machine around it notices its death. Returns how to stop caring. */
  onKill(tell: () => void): () => void {
    this.#onKill.add(tell);
    return () => this.#onKill.delete(tell);
  }
}

/**
 * Time that passes only when nothing is left to do. One seed gives one order of events, whatever the machine does;
 * real asynchronous work has to be announced by {@link outside}.
 */
export class VirtualTime implements Scheduler {
  readonly #heap = new TimeHeap<Event>();
  #now: number;
  #outside = 0;
  #steps = 0;
  #current: VirtualProcess | undefined;
  readonly random: () => number;
  readonly now = (): number => this.#now;

  constructor(seed: number, startMs: number) {
    this.random = randomFrom(seed);
    this.#now = startMs;
  }

  /** Events run so far. */
  get steps(): number {
    return this.#steps;
  }

  /** Whose event runs now. */
  get current(): VirtualProcess | undefined {
    return this.#current;
  }

  readonly after = (ms: number, run: () => void): (() => void) => this.schedule(ms, run, undefined);

  process(name: string): VirtualProcess {
    return new VirtualProcess(this, name);
  }

  schedule(ms: number, run: () => void, owner: VirtualProcess | undefined): () => void {
    const event: Event = { run, owner, dropped: false };
    this.#heap.push(this.#now + Math.max(0, ms), event);
    return () => {
      event.dropped = true;
    };
  }

  /** Lets time wait for work that the machine does outside of it, such as a native call. */
  async outside<T>(work: Promise<T>): Promise<T> {
    this.#outside += 1;
    try {
      return await work;
    } finally {
      this.#outside -= 1;
    }
  }

  /** Runs events until the time has come, the condition holds, or nothing is left. True when the condition holds. */
  async runUntil(condition: () => boolean, atMostMs: number): Promise<boolean> {
    const end = this.#now + atMostMs;
    await this.#quiet();
    while (!condition()) {
      const next = this.#heap.pop();
      if (!next) return false;
      if (next.at > end) {
        this.#heap.push(next.at, next.item);
        this.#now = end;
        return condition();
      }
      if (this.#run(next.at, next.item)) await this.#quiet();
    }
    return true;
  }

  #run(at: number, event: Event): boolean {
    const { owner } = event;
    if (event.dropped || owner?.killed) return false;
    if (owner && owner.frozenUntil > at) {
      this.#heap.push(owner.frozenUntil, event);
      return false;
    }
    this.#now = Math.max(this.#now, at);
    this.#steps += 1;
    this.#current = owner;
    event.run();
    this.#current = undefined;
    return true;
  }

  async #quiet(): Promise<void> {
    do await settle();
    while (this.#outside > 0);
  }
}
