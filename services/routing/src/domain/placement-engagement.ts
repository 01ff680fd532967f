import { RuleViolation, unreachable } from '@crossroads/kernel';
import type { HandoffSide, Outcome } from './codes.ts';
import type { CommandOf, ExistingPlacement, PlacementEvent, PlacementWithOffer } from './placement-state.ts';

const BOTH_SIDES: readonly HandoffSide[] = ['WORKER', 'PROVIDER'];

type Accepted = Exclude<PlacementWithOffer, { status: 'offered' }>;

const taken = (placement: ExistingPlacement, offerId: string): Accepted => {
  if (!('offer' in placement) || placement.status === 'offered' || placement.offer.offerId !== offerId)
    throw new RuleViolation('offer.not-accepted', 'The offer is not an accepted one');
  return placement;
};

/** A hand-off is complete when both sides say so; each says it once. @source domain.md 5: warm hand-off */
export const confirmHandoff = (
  placement: ExistingPlacement,
  { offerId, side, at }: CommandOf<'ConfirmHandoff'>,
): readonly PlacementEvent[] => {
  const found = taken(placement, offerId);
  if (found.status !== 'accepted' || found.confirmedBy.includes(side)) return [];
  const confirmedBy = [...found.confirmedBy, side];
  const isComplete = BOTH_SIDES.every(each => confirmedBy.includes(each));
  return [
    { type: 'HandoffConfirmed', offerId, side, at },
    ...(isComplete ? [{ type: 'HandoffCompleted', offerId, confirmedBy, at } as const] : []),
  ];
};

/** Outcomes that leave the need unmet before help began: another provider is sought. */
const failsBeforeHelp = (outcome: Outcome): boolean =>
  ['CLIENT_UNREACHED', 'NOT_HELPED_OTHER', 'DECLINED_NO_CAPACITY', 'NOT_ELIGIBLE'].includes(outcome);

const startOfHelp = (found: Accepted, { offerId, at }: CommandOf<'RecordOutcome'>): readonly PlacementEvent[] => {
  switch (found.status) {
    case 'accepted':
      throw new RuleViolation('handoff.not-complete', 'Help begins after the hand-off');
    case 'handed-off':
      return [
        { type: 'EngagementStarted', offerId, at },
        { type: 'OutcomeRecorded', offerId, outcome: 'IN_SERVICE', at },
      ];
    case 'engaged':
      return [];
    default:
      return unreachable(found);
  }
};

/** What became of it. Accepted is not served. @source domain.md 5: closed-loop codes */
export const recordOutcome = (
  placement: ExistingPlacement,
  command: CommandOf<'RecordOutcome'>,
): readonly PlacementEvent[] => {
  const { offerId, outcome, at } = command;
  const found = taken(placement, offerId);
  if (outcome === 'IN_SERVICE') return startOfHelp(found, command);
  const recorded: PlacementEvent = { type: 'OutcomeRecorded', offerId, outcome, at };
  if (outcome === 'NEED_CLIENT_ACTION') return found.offer.reasonCode === outcome ? [] : [recorded];
  if (!failsBeforeHelp(outcome) || found.status === 'engaged')
    return [recorded, { type: 'PlacementEnded', causeCode: outcome, at }];
  return found.status === 'accepted'
    ? [recorded, { type: 'HandoffFailed', offerId, causeCode: outcome, at }]
    : [recorded, { type: 'EngagementNeverStarted', offerId, at }];
};
