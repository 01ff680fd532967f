import { ask, DEFAULT_LIMITS, NOTHING_ASKED, type Allowance } from './allowance.ts';
import { fishedIncidents, FISHING_MS } from './fishing.ts';
import { incidentOfReason, raised } from './incident.ts';

const start = new Date('2026-11-24T18:00:00.000Z');
const later = (ms: number): Date => new Date(start.getTime() + ms);
const HOUR = 3_600_000;

const asking = (times: readonly number[], from: Allowance = NOTHING_ASKED) => {
  let allowance = from;
  return times.map(ms => {
    const { next, ...said } = ask(allowance, DEFAULT_LIMITS, later(ms));
    allowance = next;
    return { ...said, next };
  });
};
const every = (count: number, stepMs: number): number[] => Array.from({ length: count }, (_, at) => at * stepMs);

describe('questions of one requester', () => {
  it('are ten an hour, and the eleventh is reported once', () => {
    const said = asking(every(13, 60_000));
    expect(said.map(({ isOverLimit }) => isOverLimit)).toEqual([...every(10, 0).map(() => false), true, true, true]);
    expect(said.map(({ flag }) => flag).filter(Boolean)).toEqual([{ span: 'HOUR', count: 11 }]);
  });

  it('are free again an hour after the first, to the millisecond', () => {
    const first = asking(every(10, 0)).at(-1)?.next;
    expect(asking([HOUR - 1], first)[0]?.isOverLimit).toBe(true);
    expect(asking([HOUR], first)[0]?.isOverLimit).toBe(false);
  });

  it('are thirty a day however they are spread', () => {
    const said = asking(every(40, HOUR / 2));
    expect(said.filter(({ isOverLimit }) => !isOverLimit)).toHaveLength(30);
    expect(said.flatMap(({ flag }) => flag ?? [])).toEqual([{ span: 'DAY', count: 31 }]);
    expect(asking([24 * HOUR], said[29]?.next)[0]?.isOverLimit).toBe(false);
  });

  it('over the limit keep nobody out for longer', () => {
    const blocked = asking([...every(10, 0), ...every(50, 60_000)]).at(-1)?.next;
    expect(asking([HOUR], blocked)[0]?.isOverLimit).toBe(false);
  });
});

describe('fishing', () => {
  const trail = (incidentDigest: string, ms: number) => ({ incidentDigest, askedAt: later(ms) });

  it('is the third incident about one person within thirty days', () => {
    const two = [trail('a', 0), trail('b', 1)];
    expect(fishedIncidents([], 'a', start)).toBeUndefined();
    expect(fishedIncidents(two, 'b', later(2))).toBeUndefined();
    expect(fishedIncidents(two, 'c', later(2))).toBe(3);
    expect(fishedIncidents(two, 'c', later(FISHING_MS - 1))).toBe(3);
    expect(fishedIncidents(two, 'c', later(FISHING_MS))).toBeUndefined();
  });

  it('is told once', () => {
    const three = [trail('a', 0), trail('b', 1), trail('c', 2)];
    expect(fishedIncidents(three, 'd', later(3))).toBeUndefined();
    expect(fishedIncidents(three, 'c', later(3))).toBeUndefined();
  });
});

describe('an incident', () => {
  it('comes of what no contract knows and of what nobody can open, and of nothing else', () => {
    expect(incidentOfReason('unknown-field')).toBe('UNKNOWN_FIELD');
    expect(incidentOfReason('bridge.cannot-open')).toBe('CANNOT_OPEN');
    expect(incidentOfReason('handler.bridge.unknown-key')).toBe('UNKNOWN_KEY');
    expect(incidentOfReason('schema')).toBeUndefined();
  });

  it('is reported within a day', () =>
    expect(
      raised({ incidentId: 'i', site: 'abq', kindCode: 'UNKNOWN_FIELD', causeId: 'c', raisedAt: start }).reportDueAt,
    ).toEqual(later(24 * HOUR)));
});
