import { RuleViolation, unreachable, type Decider } from '@crossroads/kernel';
import type { SourceType } from './codes.ts';

/** An unfinished referral: seen by its author alone. What it says lies sealed in its row. @source domain.md 3.2 */
export type Draft =
  { readonly status: 'none' } | { readonly status: 'open'; readonly authorId: string } | { readonly status: 'gone' };

export type DraftCommand =
  | { readonly type: 'OpenDraft'; readonly authorId: string; readonly sourceType: SourceType }
  | { readonly type: 'ChangeDraft'; readonly authorId: string }
  | { readonly type: 'FinishDraft'; readonly authorId: string }
  | { readonly type: 'DiscardDraft'; readonly reasonCode: string };

export type DraftEvent =
  | { readonly type: 'DraftOpened'; readonly authorId: string; readonly sourceType: SourceType }
  | { readonly type: 'DraftChanged' }
  | { readonly type: 'DraftFinished' }
  | { readonly type: 'DraftDiscarded'; readonly reasonCode: string };

/** A draft that is not one's own is as one that never was. */
const requireOwn = (draft: Draft, authorId: string): void => {
  if (draft.status !== 'open' || draft.authorId !== authorId) {
    throw new RuleViolation('draft.not-found', 'There is no such draft');
  }
};

const decide = (draft: Draft, command: DraftCommand): DraftEvent[] => {
  switch (command.type) {
    case 'OpenDraft':
      if (draft.status !== 'none') return [];
      return [{ type: 'DraftOpened', authorId: command.authorId, sourceType: command.sourceType }];
    case 'ChangeDraft':
      requireOwn(draft, command.authorId);
      return [{ type: 'DraftChanged' }];
    case 'FinishDraft':
      requireOwn(draft, command.authorId);
      return [{ type: 'DraftFinished' }];
    case 'DiscardDraft':
      return draft.status === 'open' ? [{ type: 'DraftDiscarded', reasonCode: command.reasonCode }] : [];
    default:
      return unreachable(command);
  }
};

const evolve = (draft: Draft, event: DraftEvent): Draft => {
  switch (event.type) {
    case 'DraftOpened':
      return { status: 'open', authorId: event.authorId };
    case 'DraftChanged':
      return draft;
    case 'DraftFinished':
    case 'DraftDiscarded':
      return { status: 'gone' };
    default:
      return unreachable(event);
  }
};

export const draft: Decider<Draft, DraftCommand, DraftEvent> = { initial: { status: 'none' }, decide, evolve };
