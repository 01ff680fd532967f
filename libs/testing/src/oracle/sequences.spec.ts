import { sequenceReport, type SeenEvent } from './sequences.ts';

const event = (subject: string, sequence: number, id = `${subject}${sequence}`): SeenEvent => ({
  id,
  type: 'a.b.c.v1',
  topic: 't',
  subject,
  sequence,
  data: {},
});

describe('the order of events', () => {
  it('is right when every subject counts from one, duplicates or not', () => {
    const report = sequenceReport([
      event('a', 1),
      event('b', 1),
      event('a', 2),
      event('a', 1),
      event('a', 2),
      event('a', 3),
    ]);
    expect(report).toEqual({ faults: [], duplicates: 2, events: 4 });
  });

  it.each([
    ['a gap', [event('a', 1), event('a', 3)]],
    ['a missing beginning', [event('a', 2)]],
    ['two events of one number', [event('a', 1), event('a', 1, 'other')]],
    ['a turn back', [event('a', 1), event('a', 3), event('a', 2)]],
  ])('shows %s', (_, events) => {
    expect(sequenceReport(events).faults.length).toBeGreaterThan(0);
  });
});
