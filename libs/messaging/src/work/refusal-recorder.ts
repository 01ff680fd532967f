import { AccessRecorder, errorFields, type AccessFact, type AccessRecord, type Logger } from '@crossroads/platform';
import type { UnitOfWork } from '../ports.ts';
import { accessEvents } from './access-events.ts';

/** What writing refusals needs. */
export type RecorderPorts = {
  readonly service: string;
  readonly work: UnitOfWork;
  readonly log: Pick<Logger, 'error'>;
};

type Pending = { readonly who: Omit<AccessRecord, 'facts'>; readonly fact: AccessFact; count: number };

const nameOf = ({ actorId, site }: AccessRecord, { actionName, resourceType, resourceId, reasonCode }: AccessFact) =>
  [actorId, site, actionName, resourceType, resourceId, reasonCode].join(' ');

/**
 * Writes refusals in transactions of their own: those that come while one is being written go together into the next,
 * equal ones as one with a count, so that a flood of bad tokens costs one row a round.
 */
export class RefusalRecorder extends AccessRecorder {
  #pending = new Map<string, Pending>();
  #round: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(private readonly ports: RecorderPorts) {
    super();
  }

  record(record: AccessRecord): Promise<void> {
    const { facts, ...who } = record;
    for (const fact of facts) {
      const name = nameOf(record, fact);
      const known = this.#pending.get(name);
      if (known) known.count += 1;
      else this.#pending.set(name, { who, fact, count: 1 });
    }
    this.#next ??= this.#afterRound();
    return this.#next;
  }

  async #afterRound(): Promise<void> {
    await this.#round;
    this.#round = this.#next;
    this.#next = undefined;
    await this.#write();
  }

  async #write(): Promise<void> {
    const { service, work, log } = this.ports;
    const pending = [...this.#pending.values()];
    this.#pending = new Map();
    const events = pending.flatMap(({ who, fact, count }) =>
      accessEvents(service, { ...who, facts: [{ ...fact, count }] }),
    );
    try {
      await work.run({ sites: [] }, async tx => {
        for (const event of events) tx.publish({ correlationId: event.subject }, [event]);
      });
    } catch (error) {
      log.error('refusals could not be written', { count: pending.length, ...errorFields(error) });
    }
  }
}
