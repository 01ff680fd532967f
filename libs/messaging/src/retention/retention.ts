import type { Sites } from '@crossroads/platform';
import type { Tx } from '../ports.ts';
import { classEnds, dueAt, ENVELOPE } from './class-ends.ts';
import type { EndedReferral, RetentionSteps } from './steps.ts';

/** What a service keeps of referrals, by class. */
export type Kept = {
  readonly steps: RetentionSteps;
  /** When the last consent of each referral ended or will end; one that had none is absent. */
  readonly consentEnds: (ids: readonly string[], tx: Tx) => Promise<ReadonlyMap<string, Date>>;
};

/**
 * Has what is kept of ended referrals go class by class. Knows nothing of holds: whoever calls it leaves out what is
 * held. A period is looked up each time, so one that was made longer meanwhile counts.
 * @source architecture.md 7; R48
 */
export class Retention {
  constructor(
    private readonly sites: Sites,
    private readonly kept: Kept,
  ) {}

  /** Clears what is due, all referrals at once. Says for each when the next class goes; one with nothing left has none. */
  async clear(ended: readonly EndedReferral[], at: Date, tx: Tx): Promise<ReadonlyMap<string, Date | undefined>> {
    if (ended.length === 0) return new Map();
    const { steps } = this.kept;
    const consents = await this.kept.consentEnds(
      ended.map(({ id }) => id),
      tx,
    );
    const plans = ended.map(each => {
      const end = { endedAt: each.endedAt, consentEndedAt: consents.get(each.id) };
      return { each, ...dueAt(classEnds(this.sites.get(each.site), Object.keys(steps), end), at) };
    });
    for (const dataClass of inOrder(Object.keys(steps))) {
      const due = plans.filter(plan => plan.due.includes(dataClass)).map(({ each }) => each);
      if (due.length === 0) continue;
      const clearing = { ids: due.map(({ id }) => id), ended: due, at };
      for (const step of steps[dataClass] ?? []) await step.run(clearing, tx);
    }
    return new Map(plans.map(({ each, next }) => [each.id, next]));
  }
}

/** The envelope last. */
const inOrder = (classes: readonly string[]): readonly string[] => [
  ...classes.filter(dataClass => dataClass !== ENVELOPE),
  ...classes.filter(dataClass => dataClass === ENVELOPE),
];
