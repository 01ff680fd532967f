import { fold } from '@crossroads/kernel';
import { given } from '@crossroads/testing';
import { policyInForce, standingPolicies } from './charging-policy.ts';
import { noticeText, stoodApproved, type TextCommand, type TextEvent } from './notice-text.ts';

const [written, approvedAt, changedAt] = ['2026-01-05', '2026-01-10', '2026-09-01'].map(
  day => new Date(`${day}T18:00:00.000Z`),
) as [Date, Date, Date];
const content = { language: 'es', title: 'Aviso', body: 'Le ofrecemos ayuda.', hash: 'h', chargingPolicyVersion: 'p1' };
const draft: TextEvent = { type: 'TextWritten', content, authorId: 'author' };
const approval = { approverId: 'lawyer', approvedAt, legalBasis: 'USAO-NM charging policy 1' };
const approved: TextEvent = { type: 'TextApproved', ...approval, chargingPolicyVersion: 'p1' };
const review: TextEvent = { type: 'ReviewRequired', at: changedAt };
const approve = (more: object = {}): TextCommand => ({
  type: 'ApproveText',
  ...approval,
  chargingPolicyVersion: 'p1',
  standingPolicies: new Set(['p1', 'p2']),
  ...more,
});

describe('a text', () => {
  it('is written by one and approved by another', () => {
    given(noticeText).when({ type: 'WriteText', content, authorId: 'author' }).thenEmits(draft);
    given(noticeText, draft).when(approve()).thenEmits(approved);
    given(noticeText, draft)
      .when(approve({ approverId: 'author' }))
      .thenRefused('text.own');
    given(noticeText, draft, approved).when(approve()).thenRefused('text.not-to-approve');
  });

  it('rests on a policy that is in force or to come', () =>
    given(noticeText, draft)
      .when(approve({ chargingPolicyVersion: 'p0' }))
      .thenRefused('text.policy-not-in-force'));

  it('goes back to a lawyer when the policy changes, and may be approved anew (T27)', () => {
    given(noticeText, draft, approved).when({ type: 'RequireReview', at: changedAt }).thenEmits(review);
    given(noticeText, draft).when({ type: 'RequireReview', at: changedAt }).thenEmits();
    given(noticeText, draft, approved, review).when({ type: 'RequireReview', at: changedAt }).thenEmits();
    const anew = { ...approved, chargingPolicyVersion: 'p2' };
    given(noticeText, draft, approved, review)
      .when(approve({ chargingPolicyVersion: 'p2' }))
      .thenEmits(anew);
    const text = fold(noticeText, noticeText.initial, [draft, approved, review, anew]);
    expect(text).toMatchObject({ status: 'approved', content: { chargingPolicyVersion: 'p2' } });
  });

  it('is retired once', () => {
    const retired: TextEvent = { type: 'TextRetired', at: changedAt };
    given(noticeText, draft).when({ type: 'RetireText', at: changedAt }).thenEmits(retired);
    given(noticeText, draft, retired).when({ type: 'RetireText', at: changedAt }).thenEmits();
    given(noticeText, draft, retired).when(approve()).thenRefused('text.not-to-approve');
  });

  it('stood approved from its approval until its review was required, to the instant', () => {
    const before = (at: Date): Date => new Date(at.getTime() - 1);
    const text = fold(noticeText, noticeText.initial, [draft, approved, review]);
    expect(stoodApproved(text, approvedAt)).toBe(true);
    expect(stoodApproved(text, before(approvedAt))).toBe(false);
    expect(stoodApproved(text, before(changedAt))).toBe(true);
    expect(stoodApproved(text, changedAt)).toBe(false);
    const retired = fold(noticeText, text, [{ type: 'TextRetired', at: new Date('2026-12-01T00:00:00.000Z') }]);
    expect(stoodApproved(retired, before(changedAt))).toBe(true);
    expect(stoodApproved(retired, changedAt)).toBe(false);
    expect(stoodApproved(fold(noticeText, noticeText.initial, [draft]), written)).toBe(false);
    expect(stoodApproved(noticeText.initial, written)).toBe(false);
  });
});

describe('charging policies', () => {
  const policies = [
    { policyVersion: 'p2', effectiveOn: '2026-09-01' },
    { policyVersion: 'p1', effectiveOn: '2025-01-01' },
    { policyVersion: 'p3', effectiveOn: '2027-01-01' },
  ];

  it('are in force from their day on', () => {
    expect(policyInForce(policies, '2024-12-31')).toBeUndefined();
    expect(policyInForce(policies, '2026-08-31')?.policyVersion).toBe('p1');
    expect(policyInForce(policies, '2026-09-01')?.policyVersion).toBe('p2');
  });

  it('are rested on when in force or to come', () =>
    expect(standingPolicies(policies, '2026-09-01')).toEqual(new Set(['p2', 'p3'])));
});
