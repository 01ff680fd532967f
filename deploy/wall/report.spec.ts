import { judgeBroker } from './kafka-judge.ts';
import type { Outcome, Pair } from './pair.ts';
import { judgeDoor, judgeStatement } from './postgres-judge.ts';
import { exitCodeOf, jsonOf, linesOf } from './report.ts';
import type { WallReport } from './report.ts';

const pair = (outcome: Outcome): Pair => {
  const what = { attempt: 'READ', plane: 'help', target: 'help.intake.person.v1', code: 'X' };
  return { kind: 'kafka', principal: 'neutral.notices', ...what, outcome };
};

const report = (some: Partial<WallReport>): WallReport => ({
  version: '1',
  at: '2026-05-01T10:00:00.000Z',
  seconds: 1,
  pairs: [pair('refused')],
  own: [pair('allowed')],
  statics: [],
  search: null,
  ...some,
});

const said = (code: string, routine = 'aclcheck_error') => Object.assign(new Error('no'), { code, routine });

describe('how a run ends', () => {
  it("is 0 where all was refused and one's own works", () => {
    expect(exitCodeOf(report({}))).toBe(0);
  });

  it('is 1 where one thing was let in, and names it on a line of its own', () => {
    const holed = report({ pairs: [pair('refused'), pair('allowed'), pair('untried')] });
    expect(exitCodeOf(holed)).toBe(1);
    expect(linesOf(holed)).toContain('HOLE neutral.notices may READ help.intake.person.v1');
    expect(JSON.parse(jsonOf(holed))).toMatchObject({
      ok: false,
      holes: ['neutral.notices may READ help.intake.person.v1'],
      unproven: ['neutral.notices could not try READ help.intake.person.v1: X'],
    });
  });

  it('is 1 where something that was looked at is wrong', () => {
    expect(exitCodeOf(report({ statics: [{ name: 'fields', looked: 1, problems: ['x: not on the list'] }] }))).toBe(1);
  });

  it.each([
    ['something was not tried', { pairs: [pair('refused'), pair('untried')] }],
    ['nothing was tried', { pairs: [] }],
    ['a login cannot do what is its own', { own: [pair('refused')] }],
    [
      'a search did not find what was planted',
      { search: { people: 1, markers: 1, hits: [], places: [{ place: 'logs', items: 1, plantedFound: false }] } },
    ],
  ])('is 2 where %s', (_, some: Partial<WallReport>) => {
    expect(exitCodeOf(report(some))).toBe(2);
  });
});

describe('what a database says', () => {
  it.each(['28P01', '28000', '42501', '3D000'])('at the door %s is a refusal', code => {
    expect(judgeDoor(said(code)).outcome).toBe('refused');
  });

  it.each(['ECONNREFUSED', '57P03', '53300', '55000'])('at the door %s decides nothing', code => {
    expect(judgeDoor(said(code))).toEqual({ outcome: 'untried', code });
  });

  it('to a statement is a refusal where the permission is denied', () => {
    expect(judgeStatement(said('42501')).outcome).toBe('refused');
  });

  it('to a statement is a way in where a row or a value is denied: the grant was there', () => {
    expect(judgeStatement(said('42501', 'ExecWithCheckOptions')).outcome).toBe('allowed');
    expect(judgeStatement(said('23502')).outcome).toBe('allowed');
  });

  it.each(['42P01', '55P03', '57014', '08006'])('to a statement %s decides nothing', code => {
    expect(judgeStatement(said(code)).outcome).toBe('untried');
  });
});

describe('what the broker says', () => {
  const answer = (type: string, message: string): Error =>
    Object.assign(new Error(message), { name: 'KafkaJSProtocolError', type });
  const denied = answer('TOPIC_AUTHORIZATION_FAILED', 'Not authorized to access topics: [Topic authorization failed]');

  it('is a refusal by class, type and sentence', () => {
    expect(judgeBroker(denied).outcome).toBe('refused');
    expect(judgeBroker(Object.assign(new Error('several'), { errors: [denied] })).outcome).toBe('refused');
    expect(judgeBroker(answer('TOPIC_AUTHORIZATION_FAILED', 'Something else')).outcome).toBe('untried');
    expect(judgeBroker(Object.assign(new Error(denied.message), { type: 'TOPIC_AUTHORIZATION_FAILED' })).outcome).toBe(
      'untried',
    );
  });

  it.each(['INVALID_TIMESTAMP', 'UNKNOWN_MEMBER_ID', 'NOT_LEADER_FOR_PARTITION'])(
    'is a way in where it is %s',
    type => {
      expect(judgeBroker(answer(type, 'no')).outcome).toBe('allowed');
    },
  );

  it('decides nothing where it does not answer, or has no such topic', () => {
    expect(judgeBroker(answer('UNKNOWN_TOPIC_OR_PARTITION', 'none')).outcome).toBe('untried');
    expect(judgeBroker(new Error('connect ECONNREFUSED')).outcome).toBe('untried');
  });
});
