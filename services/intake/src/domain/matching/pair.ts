import { RuleViolation, type Decider } from '@crossroads/kernel';
import type { Caution } from './cautions.ts';
import type { Evidence, MatchScore, Zone } from './score.ts';

/** Two records that may be of one person. Records never change: only what is said of the pair does. */
export type Pair =
  | { readonly status: 'none' }
  | {
      readonly status: 'review' | 'linked' | 'not-same' | 'ended';
      readonly zone: Zone;
      readonly score: number;
      readonly evidence: readonly Evidence[];
      readonly cautions: readonly Caution[];
      /** Who said so last; `SYSTEM`: the score. */
      readonly decidedBy: string;
    };

export type PairStatus = Exclude<Pair['status'], 'none'>;
export const PAIR_STATUSES = ['review', 'linked', 'not-same', 'ended'] as const satisfies readonly PairStatus[];

type Scored = MatchScore & { readonly decidedBy: string };

export type PairCommand =
  | { readonly type: 'Score'; readonly found: MatchScore }
  | { readonly type: 'Decide'; readonly isSame: boolean; readonly actorId: string }
  | { readonly type: 'Link'; readonly found: MatchScore; readonly actorId: string }
  | { readonly type: 'EndLink'; readonly actorId: string };

export type PairEvent =
  | ({ readonly type: 'ReviewOpened' } & Scored)
  | ({ readonly type: 'Linked' } & Scored)
  | { readonly type: 'FoundNotSame'; readonly decidedBy: string }
  | { readonly type: 'LinkEnded'; readonly decidedBy: string };

const SYSTEM = 'SYSTEM';

/** What a score says by itself. A pair that was ever asked about is never asked again. */
const scored = (pair: Pair, found: MatchScore): readonly PairEvent[] => {
  if (pair.status !== 'none' || found.zone === 'new') return [];
  return [{ ...found, type: found.zone === 'link' ? 'Linked' : 'ReviewOpened', decidedBy: SYSTEM }];
};

const decided = (pair: Pair, isSame: boolean, decidedBy: string): readonly PairEvent[] => {
  if (pair.status !== 'review')
    throw new RuleViolation('match-review.decided', 'The pair does not wait for a decision');
  const { score, zone, evidence, cautions } = pair;
  return [
    isSame ? { type: 'Linked', score, zone, evidence, cautions, decidedBy } : { type: 'FoundNotSame', decidedBy },
  ];
};

const decide = (pair: Pair, command: PairCommand): readonly PairEvent[] => {
  switch (command.type) {
    case 'Score':
      return scored(pair, command.found);
    case 'Decide':
      return decided(pair, command.isSame, command.actorId);
    case 'Link':
      if (pair.status === 'linked') throw new RuleViolation('person.already-linked', 'The two are linked already');
      return [{ ...command.found, type: 'Linked', decidedBy: command.actorId }];
    case 'EndLink':
      if (pair.status !== 'linked') throw new RuleViolation('person.not-linked', 'The two are not linked');
      return [{ type: 'LinkEnded', decidedBy: command.actorId }];
  }
};

const evolve = (pair: Pair, event: PairEvent): Pair => {
  switch (event.type) {
    case 'ReviewOpened':
    case 'Linked': {
      const { zone, score, evidence, cautions, decidedBy } = event;
      return { status: event.type === 'Linked' ? 'linked' : 'review', zone, score, evidence, cautions, decidedBy };
    }
    case 'FoundNotSame':
      return pair.status === 'none' ? pair : { ...pair, status: 'not-same', decidedBy: event.decidedBy };
    case 'LinkEnded':
      return pair.status === 'none' ? pair : { ...pair, status: 'ended', decidedBy: event.decidedBy };
  }
};

/**
 * Two records as one person: linked by score or by a human, kept apart for good by a human, and unlinked again.
 * @source assurance.md 5.5
 */
export const pair: Decider<Pair, PairCommand, PairEvent> = { initial: { status: 'none' }, decide, evolve };

/** A score, and that a human has to look whatever it is. @source assurance.md 5.5 (never automatic on victim data) */
export const withVictimServices = (found: MatchScore): MatchScore => ({
  ...found,
  cautions: [...found.cautions, 'VICTIM_SERVICES'],
  zone: found.zone === 'link' ? 'review' : found.zone,
});
