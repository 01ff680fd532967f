import { RuleViolation, unreachable, type Decider } from '@crossroads/kernel';

/** What automatic screening found; the receipt holds the whole reasoning. */
export type Screening = {
  readonly result: 'ELIGIBLE_URGENT' | 'ELIGIBLE' | 'REVIEW_REQUIRED';
  readonly reasonCodes: readonly string[];
  readonly triggerCodes: readonly string[];
  readonly ruleSetVersion: string;
  readonly receiptId: string;
};

type Known = {
  readonly personId: string;
  readonly urgency: string;
  readonly ruleSetVersion: string;
  readonly receiptId: string;
  readonly reasonCodes: readonly string[];
  readonly triggerCodes: readonly string[];
};

/** A referral under screening. A "no" is never automatic: only a named human leads to `not-priority`. */
export type ScreeningCase =
  | { readonly status: 'none' }
  | ({ readonly status: 'review' } & Known)
  | ({ readonly status: 'eligible'; readonly result: EligibleResult; readonly decidedBy: string } & Known)
  | ({ readonly status: 'not-priority'; readonly decidedBy: string; readonly alternativeCode: string } & Known)
  | ({ readonly status: 'closed'; readonly causeCode: string } & Known)
  /** Its person was erased: nothing is left but that there was a case, and nothing told later brings it back. */
  | { readonly status: 'erased' };

export type EligibleResult = 'ELIGIBLE_URGENT' | 'ELIGIBLE';

export type ScreeningCommand =
  | {
      readonly type: 'ScreenReferral';
      readonly personId: string;
      readonly urgency: string;
      readonly dueAt: Date;
      readonly screening: Screening;
    }
  | {
      readonly type: 'DecideCase';
      readonly result: EligibleResult | 'NOT_PRIORITY_ALTERNATIVE_OFFERED';
      readonly reasonCodes: readonly string[];
      readonly alternativeCode: string | null;
      readonly reviewerId: string;
    }
  | { readonly type: 'CloseCase'; readonly causeCode: string }
  | { readonly type: 'EraseCase' };

type Found = { readonly reasonCodes: readonly string[]; readonly reviewerId: string | null };

export type ScreeningEvent =
  | { readonly type: 'CaseOpened'; readonly personId: string; readonly urgency: string; readonly dueAt: Date }
  | ({ readonly type: 'FoundEligible'; readonly result: EligibleResult; readonly known: Known } & Found)
  | { readonly type: 'ReviewRequired'; readonly known: Known }
  | ({ readonly type: 'FoundNotPriority'; readonly alternativeCode: string; readonly known: Known } & Found)
  | { readonly type: 'CaseClosed'; readonly causeCode: string; readonly known: Known }
  | { readonly type: 'CaseErased' };

type Screen = Extract<ScreeningCommand, { type: 'ScreenReferral' }>;
type Decide = Extract<ScreeningCommand, { type: 'DecideCase' }>;

/** The engine may say eligible alone; everything else waits for a second human. @source domain.md 4.2 */
const screen = ({ personId, urgency, dueAt, screening }: Screen): ScreeningEvent[] => {
  const { result, reasonCodes, triggerCodes, ruleSetVersion, receiptId } = screening;
  const known = { personId, urgency, ruleSetVersion, receiptId, reasonCodes, triggerCodes };
  const opened: ScreeningEvent = { type: 'CaseOpened', personId, urgency, dueAt };
  if (result === 'REVIEW_REQUIRED') return [opened, { type: 'ReviewRequired', known }];
  return [opened, { type: 'FoundEligible', result, known, reasonCodes, reviewerId: null }];
};

/** @source R37: "not priority" names a human and its reasons */
const decideByHuman = (state: ScreeningCase, command: Decide): ScreeningEvent[] => {
  if (state.status !== 'review') throw new RuleViolation('screening.not-in-review', 'Only a case in review is decided');
  const { result, reasonCodes, reviewerId } = command;
  if (reasonCodes.length === 0) throw new RuleViolation('screening.reason-missing', 'A decision names its reasons');
  const { status: _, ...known } = state;
  if (result !== 'NOT_PRIORITY_ALTERNATIVE_OFFERED') {
    return [{ type: 'FoundEligible', result, known: { ...known, reasonCodes }, reasonCodes, reviewerId }];
  }
  if (command.alternativeCode === null) {
    throw new RuleViolation('screening.alternative-missing', 'Not priority comes with an offer of other help');
  }
  const { alternativeCode } = command;
  return [{ type: 'FoundNotPriority', known: { ...known, reasonCodes }, reasonCodes, reviewerId, alternativeCode }];
};

const decide = (state: ScreeningCase, command: ScreeningCommand): readonly ScreeningEvent[] => {
  switch (command.type) {
    case 'ScreenReferral':
      return state.status === 'erased' ? [] : screen(command);
    case 'DecideCase':
      return decideByHuman(state, command);
    case 'CloseCase': {
      if (state.status === 'none' || state.status === 'closed' || state.status === 'erased') return [];
      const { personId, urgency, ruleSetVersion, receiptId, reasonCodes, triggerCodes } = state;
      const known = { personId, urgency, ruleSetVersion, receiptId, reasonCodes, triggerCodes };
      return [{ type: 'CaseClosed', causeCode: command.causeCode, known }];
    }
    case 'EraseCase':
      return state.status === 'erased' ? [] : [{ type: 'CaseErased' }];
    default:
      return unreachable(command);
  }
};

/** Whoever decided when no human did. */
export const SYSTEM = 'SYSTEM';

const evolve = (state: ScreeningCase, event: ScreeningEvent): ScreeningCase => {
  switch (event.type) {
    case 'CaseOpened':
      return state;
    case 'FoundEligible':
      return { ...event.known, status: 'eligible', result: event.result, decidedBy: event.reviewerId ?? SYSTEM };
    case 'ReviewRequired':
      return { ...event.known, status: 'review' };
    case 'FoundNotPriority': {
      const { known, alternativeCode, reviewerId } = event;
      return { ...known, status: 'not-priority', alternativeCode, decidedBy: reviewerId ?? SYSTEM };
    }
    case 'CaseClosed':
      return { ...event.known, status: 'closed', causeCode: event.causeCode };
    case 'CaseErased':
      return { status: 'erased' };
    default:
      return unreachable(event);
  }
};

/** Who gets help first. */
export const screeningCase: Decider<ScreeningCase, ScreeningCommand, ScreeningEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
