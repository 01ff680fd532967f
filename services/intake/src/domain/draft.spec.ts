import { given } from '@crossroads/testing';
import { draft, type DraftEvent } from './draft.ts';

const opened: DraftEvent = { type: 'DraftOpened', authorId: 'author', sourceType: 'SCHOOL' };

describe('a draft', () => {
  it('is opened once', () => {
    given(draft).when({ type: 'OpenDraft', authorId: 'author', sourceType: 'SCHOOL' }).thenEmits(opened);
    given(draft, opened).when({ type: 'OpenDraft', authorId: 'author', sourceType: 'SCHOOL' }).thenEmits();
  });

  it('is changed and submitted by its author', () => {
    given(draft, opened).when({ type: 'ChangeDraft', authorId: 'author' }).thenEmits({ type: 'DraftChanged' });
    given(draft, opened).when({ type: 'FinishDraft', authorId: 'author' }).thenEmits({ type: 'DraftFinished' });
  });

  it('is as one that never was for everybody else, and after its end', () => {
    given(draft, opened).when({ type: 'ChangeDraft', authorId: 'other' }).thenRefused('draft.not-found');
    given(draft, opened).when({ type: 'FinishDraft', authorId: 'other' }).thenRefused('draft.not-found');
    given(draft, opened, { type: 'DraftFinished' })
      .when({ type: 'ChangeDraft', authorId: 'author' })
      .thenRefused('draft.not-found');
  });

  it('is discarded by its deadline, once', () => {
    const discard = { type: 'DiscardDraft', reasonCode: 'EXPIRED' } as const;
    given(draft, opened).when(discard).thenEmits({ type: 'DraftDiscarded', reasonCode: 'EXPIRED' });
    given(draft, opened, { type: 'DraftChanged' }, { type: 'DraftFinished' }).when(discard).thenEmits();
  });
});
