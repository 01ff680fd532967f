import { fold, RuleViolation } from '@crossroads/kernel';
import { pair, withVictimServices, type PairCommand, type PairEvent } from './pair.ts';
import type { MatchScore, Zone } from './score.ts';

const found = (zone: Zone): MatchScore => ({
  score: 30,
  evidence: [{ field: 'given', level: 'exact', weight: 30 }],
  cautions: [],
  zone,
});
const score = (zone: Zone): PairCommand => ({ type: 'Score', found: found(zone) });
const given = (...commands: PairCommand[]) => {
  let state = pair.initial;
  let events: readonly PairEvent[] = [];
  for (const command of commands) {
    events = pair.decide(state, command);
    state = fold(pair, state, events);
  }
  return { state, events, types: events.map(({ type }) => type) };
};
const decide = (isSame: boolean): PairCommand => ({ type: 'Decide', isSame, actorId: 'worker' });
const link: PairCommand = { type: 'Link', found: found('new'), actorId: 'worker' };
const end: PairCommand = { type: 'EndLink', actorId: 'officer' };

describe('a pair of records', () => {
  it.each<readonly [Zone, readonly string[]]>([
    ['link', ['Linked']],
    ['review', ['ReviewOpened']],
    ['new', []],
  ])('in the zone %s is answered with %j', (zone, types) => {
    expect(given(score(zone)).types).toEqual(types);
  });

  it.each<readonly [string, readonly PairCommand[]]>([
    ['that is reviewed', [score('review')]],
    ['that is two people', [score('review'), decide(false)]],
    ['that was linked', [score('link')]],
    ['whose link was taken back', [score('link'), end]],
  ])('%s is never asked about by a score again', (_, before) => {
    expect(given(...before, score('link')).types).toEqual([]);
  });

  it('is linked, or kept apart for good, by a human', () => {
    expect(given(score('review'), decide(true)).state).toMatchObject({ status: 'linked', decidedBy: 'worker' });
    expect(given(score('review'), decide(false)).state).toMatchObject({ status: 'not-same', decidedBy: 'worker' });
  });

  it('is linked by hand whatever was said before, and unlinked again', () => {
    expect(given(link).types).toEqual(['Linked']);
    expect(given(score('review'), decide(false), link).types).toEqual(['Linked']);
    expect(given(link, end).state).toMatchObject({ status: 'ended', decidedBy: 'officer' });
  });

  it.each<readonly [string, readonly PairCommand[]]>([
    ['match-review.decided', [decide(true)]],
    ['match-review.decided', [score('review'), decide(true), decide(false)]],
    ['person.already-linked', [link, link]],
    ['person.not-linked', [end]],
    ['person.not-linked', [link, end, end]],
  ])('refuses with %s what does not apply', (code, commands) => {
    expect(() => given(...commands)).toThrow(expect.objectContaining({ code }));
    expect(() => given(...commands)).toThrow(RuleViolation);
  });

  it('is never linked by score where either side may be of a victim service', () => {
    expect(withVictimServices(found('link'))).toMatchObject({ zone: 'review', cautions: ['VICTIM_SERVICES'] });
    expect(withVictimServices(found('new')).zone).toBe('new');
  });
});
