import { given } from '@crossroads/testing';
import { fold } from '@crossroads/kernel';
import { capacity, isFresh } from './capacity.ts';
import type { CapacityCommand, CapacityEvent, CapacityReport } from './capacity.ts';

const at = new Date('2026-11-24T18:00:00.000Z');
const report = (available: number, maximum: number): CapacityReport => ({
  providerId: 'provider-1',
  unitCode: 'bed',
  available,
  maximum,
  updatedAt: at,
});
const reported = (available: number, maximum: number): CapacityEvent => ({
  type: 'CapacityReported',
  report: report(available, maximum),
});
const reserve: CapacityCommand = { type: 'ReserveUnit', at };
const release: CapacityCommand = { type: 'ReleaseUnit' };
const reserved: CapacityEvent = { type: 'UnitReserved', at };
const released: CapacityEvent = { type: 'UnitReleased' };
const after = (...events: CapacityEvent[]) => fold(capacity, capacity.initial, events);

describe('the places of a service', () => {
  it('gives the last unit once', () => {
    given(capacity, reported(1, 1)).when(reserve).thenEmits(reserved);
    given(capacity, reported(1, 1), reserved).when(reserve).thenRefused('capacity.none-left');
  });
  it('gives nothing that nobody told of', () => given(capacity).when(reserve).thenRefused('capacity.none-left'));
  it('takes a unit back once', () => {
    given(capacity, reported(1, 1), reserved).when(release).thenEmits(released);
    given(capacity, reported(1, 1), reserved, released).when(release).thenEmits();
  });
  it('never rises above the maximum', () => {
    expect(after(reported(2, 2), reserved, reported(2, 2), released)).toMatchObject({ available: 2, held: 0 });
    expect(after(reported(3, 3), reserved, reserved, reported(0, 1), released)).toMatchObject({
      available: 0,
      held: 1,
    });
  });
  it('counts the units held here against a new report', () =>
    expect(after(reported(5, 5), reserved, reserved, reported(5, 5))).toMatchObject({ available: 3, held: 2 }));
  it('never falls below none when the maximum shrinks', () =>
    expect(after(reported(5, 5), reserved, reserved, reported(1, 1))).toMatchObject({ available: 0, held: 2 }));
  it('is silent about a report that says what is known', () =>
    given(capacity, reported(2, 3))
      .when({ type: 'ReportCapacity', report: report(2, 3) })
      .thenEmits());
  it('refuses more free units than there are', () =>
    given(capacity)
      .when({ type: 'ReportCapacity', report: report(4, 3) })
      .thenRefused('capacity.above-maximum'));
  it('is trusted for less than 24 hours', () => {
    const known = after(reported(1, 1));
    if (known.status === 'unknown') throw new TypeError();
    expect(isFresh(known, new Date('2026-11-25T17:59:59.999Z'))).toBe(true);
    expect(isFresh(known, new Date('2026-11-25T18:00:00.000Z'))).toBe(false);
  });
  it('remembers when it was last asked', () =>
    expect(after(reported(2, 2), reserved, released)).toMatchObject({ lastOfferedAt: at }));
});
