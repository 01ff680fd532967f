import { RuleViolation, unreachable } from '@crossroads/kernel';
import type { Decider } from '@crossroads/kernel';

/** Places of one service. `held` counts the units that offers of ours hold; never below 0, never above the maximum. */
export type Capacity =
  | { readonly status: 'unknown' }
  | {
      readonly status: 'known';
      readonly providerId: string;
      readonly unitCode: string;
      readonly available: number;
      readonly maximum: number;
      readonly held: number;
      /** When the provider last said so. */
      readonly updatedAt: Date;
      readonly lastOfferedAt: Date | null;
    };

export type KnownCapacity = Extract<Capacity, { status: 'known' }>;

export type CapacityReport = {
  readonly providerId: string;
  readonly unitCode: string;
  readonly available: number;
  readonly maximum: number;
  readonly updatedAt: Date;
};

export type CapacityCommand =
  | { readonly type: 'ReserveUnit'; readonly at: Date }
  | { readonly type: 'ReleaseUnit' }
  | { readonly type: 'ReportCapacity'; readonly report: CapacityReport };

export type CapacityEvent =
  | { readonly type: 'UnitReserved'; readonly at: Date }
  | { readonly type: 'UnitReleased' }
  | { readonly type: 'CapacityReported'; readonly report: CapacityReport };

/** How long a provider's own count is trusted. @source domain.md 5: capacity fresher than 24 h */
export const CAPACITY_FRESH_MS = 24 * 60 * 60 * 1000;

/** True while the provider's count is fresh; exactly 24 hours old is no longer. */
export const isFresh = (capacity: KnownCapacity, at: Date): boolean =>
  at.getTime() - capacity.updatedAt.getTime() < CAPACITY_FRESH_MS;

/** What a report leaves free beside the units held here. @source domain.md 5: capacity stays correct */
const availableAfter = (report: CapacityReport, held: number): number =>
  Math.max(0, Math.min(report.available, report.maximum - held));

const says = (capacity: Capacity, report: CapacityReport): boolean =>
  capacity.status === 'known' &&
  capacity.unitCode === report.unitCode &&
  capacity.maximum === report.maximum &&
  capacity.updatedAt.getTime() === report.updatedAt.getTime() &&
  capacity.available === availableAfter(report, capacity.held);

const decide = (capacity: Capacity, command: CapacityCommand): readonly CapacityEvent[] => {
  switch (command.type) {
    case 'ReserveUnit':
      if (capacity.status === 'unknown' || capacity.available === 0)
        throw new RuleViolation('capacity.none-left', 'No unit is free at this service');
      return [{ type: 'UnitReserved', at: command.at }];
    case 'ReleaseUnit':
      // A unit that nobody holds cannot come back: the count would rise above what exists.
      return capacity.status === 'known' && capacity.held > 0 ? [{ type: 'UnitReleased' }] : [];
    case 'ReportCapacity':
      if (command.report.available > command.report.maximum)
        throw new RuleViolation('capacity.above-maximum', 'More units are available than there are');
      return says(capacity, command.report) ? [] : [{ type: 'CapacityReported', report: command.report }];
    default:
      return unreachable(command);
  }
};

const evolveKnown = (known: KnownCapacity, event: Exclude<CapacityEvent, { type: 'CapacityReported' }>): Capacity => {
  switch (event.type) {
    case 'UnitReserved':
      return { ...known, available: known.available - 1, held: known.held + 1, lastOfferedAt: event.at };
    case 'UnitReleased': {
      const held = known.held - 1;
      return { ...known, held, available: Math.max(0, Math.min(known.available + 1, known.maximum - held)) };
    }
    default:
      return unreachable(event);
  }
};

const evolve = (capacity: Capacity, event: CapacityEvent): Capacity => {
  if (event.type !== 'CapacityReported') return capacity.status === 'known' ? evolveKnown(capacity, event) : capacity;
  const { held, lastOfferedAt } = capacity.status === 'known' ? capacity : { held: 0, lastOfferedAt: null };
  const available = availableAfter(event.report, held);
  return { status: 'known', ...event.report, available, held, lastOfferedAt };
};

export const capacity: Decider<Capacity, CapacityCommand, CapacityEvent> = {
  initial: { status: 'unknown' },
  decide,
  evolve,
};
