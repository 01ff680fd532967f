import { between, calmStore, calmWire, type StoreFaults, type WireFaults } from '@crossroads/messaging';
import type { Random } from '@crossroads/kernel';

/** How often each thing goes wrong, from 0 to 1. Drawn anew for each seed, so that some seeds are nearly calm and some are wild. */
export type Odds = {
  readonly requestLost: number;
  readonly responseLost: number;
  readonly duplicate: number;
  readonly fetchAgain: number;
  readonly commitRefused: number;
  readonly commitCut: number;
  readonly statementFails: number;
  readonly removalLost: number;
  /** At each crash point that is reached. */
  readonly crash: number;
  /** A delay is long instead of short. */
  readonly slow: number;
};

const most: Odds = {
  requestLost: 0.1,
  responseLost: 0.15,
  duplicate: 0.2,
  fetchAgain: 0.1,
  commitRefused: 0.05,
  commitCut: 0.05,
  statementFails: 0.01,
  removalLost: 0.15,
  crash: 0.04,
  slow: 0.1,
};

const drawOdds = (random: Random): Odds => {
  const drawn = Object.entries(most).map(([name, limit]) => [name, random() < 0.3 ? 0 : random() * limit] as const);
  return { ...most, ...Object.fromEntries(drawn) };
};

/** What goes wrong in one seed. Counts what really did, so that a seed cannot pass by doing nothing. */
export class Luck {
  readonly counts = new Map<string, number>();
  readonly odds: Odds;
  readonly wire: WireFaults;
  readonly store: StoreFaults;
  #isCalm = false;

  constructor(private readonly random: Random) {
    this.odds = drawOdds(random);
    this.wire = this.#wire();
    this.store = this.#store();
  }

  /** From now on nothing goes wrong. */
  calm(): void {
    this.#isCalm = true;
  }

  get isCalm(): boolean {
    return this.#isCalm;
  }

  /** True when it happens, and counted then. */
  strikes(what: string, odds: number): boolean {
    if (this.#isCalm || odds === 0 || this.random() >= odds) return false;
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
    return true;
  }

  #delay(shortMs: number, longMs: number): number {
    if (this.#isCalm) return between(this.random, 0, shortMs);
    return this.random() < this.odds.slow ? between(this.random, shortMs, longMs) : between(this.random, 0, shortMs);
  }

  #wire(): WireFaults {
    const { odds } = this;
    return {
      ...calmWire,
      produce: () => {
        if (this.strikes('request lost', odds.requestLost)) return 'request-lost';
        if (this.strikes('response lost', odds.responseLost)) return 'response-lost';
        return this.strikes('duplicate', odds.duplicate) ? 'duplicate' : 'stored';
      },
      fetch: () => (this.strikes('fetched again', odds.fetchAgain) ? 'again' : 'normal'),
      delayMs: () => this.#delay(3, 60),
      timeoutMs: 80,
      fetchSize: () => 1 + Math.floor(this.random() * 20),
      rebalanceDelayMs: () => this.#delay(10, 300),
      sessionMs: () => between(this.random, 20, 200),
      commitAfterMs: () => between(this.random, 5, 200),
    };
  }

  #store(): StoreFaults {
    const { odds } = this;
    return {
      ...calmStore,
      commit: () => {
        if (this.strikes('commit refused', odds.commitRefused)) return 'refused';
        if (!this.strikes('commit cut', odds.commitCut)) return 'committed';
        return this.random() < 0.5 ? 'cut-committed' : 'cut-rolled-back';
      },
      statementFails: () => this.strikes('statement failed', odds.statementFails),
      removalLost: () => this.strikes('removal lost', odds.removalLost),
      delayMs: () => this.#delay(0.6, 25),
    };
  }
}
