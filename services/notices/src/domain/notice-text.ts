import { RuleViolation, unreachable, type Decider } from '@crossroads/kernel';

/** What a text says, in one language, and the charging policy it rests on. */
export type TextContent = {
  readonly language: string;
  readonly title: string;
  readonly body: string;
  /** SHA-256 of language, title and body, in hexadecimal. */
  readonly hash: string;
  readonly chargingPolicyVersion: string;
};

/** That a lawyer approved a text. */
export type Approval = { readonly approverId: string; readonly approvedAt: Date; readonly legalBasis: string };

type Written = { readonly content: TextContent; readonly authorId: string };

export type NoticeText =
  | { readonly status: 'none' }
  | (Written & { readonly status: 'draft' })
  | (Written & { readonly status: 'approved'; readonly approval: Approval })
  | (Written & { readonly status: 'review-required'; readonly approval: Approval; readonly standsUntil: Date })
  | (Written & {
      readonly status: 'retired';
      readonly approval: Approval | null;
      readonly standsUntil: Date;
      readonly retiredAt: Date;
    });

export type ExistingText = Exclude<NoticeText, { status: 'none' }>;

export type TextCommand =
  | ({ readonly type: 'WriteText' } & Written)
  | ({
      readonly type: 'ApproveText';
      /** The policy that it was reviewed against. */
      readonly chargingPolicyVersion: string;
      /** Policies that a text may rest on now. */
      readonly standingPolicies: ReadonlySet<string>;
    } & Approval)
  | { readonly type: 'RequireReview'; readonly at: Date }
  | { readonly type: 'RetireText'; readonly at: Date };

export type TextEvent =
  | ({ readonly type: 'TextWritten' } & Written)
  | ({ readonly type: 'TextApproved'; readonly chargingPolicyVersion: string } & Approval)
  | { readonly type: 'ReviewRequired'; readonly at: Date }
  | { readonly type: 'TextRetired'; readonly at: Date };

type Approve = Extract<TextCommand, { type: 'ApproveText' }>;

const approve = (state: NoticeText, command: Approve): readonly TextEvent[] => {
  if (state.status !== 'draft' && state.status !== 'review-required')
    throw new RuleViolation('text.not-to-approve', 'Only a draft, or a text that is to be reviewed, can be approved');
  const { approverId, approvedAt, legalBasis, chargingPolicyVersion } = command;
  if (state.authorId === approverId) throw new RuleViolation('text.own', 'Nobody approves a text of their own');
  if (!command.standingPolicies.has(chargingPolicyVersion))
    throw new RuleViolation('text.policy-not-in-force', 'The charging policy is neither in force nor to come');
  return [{ type: 'TextApproved', approverId, approvedAt, legalBasis, chargingPolicyVersion }];
};

/**
 * Decides on one version of a text. Words never change; a change of the charging policy sends a text back to a lawyer.
 * @source domain.md 3.3, 13 T27
 */
const decide = (state: NoticeText, command: TextCommand): readonly TextEvent[] => {
  switch (command.type) {
    case 'WriteText': {
      const { content, authorId } = command;
      return state.status === 'none' ? [{ type: 'TextWritten', content, authorId }] : [];
    }
    case 'ApproveText':
      return approve(state, command);
    case 'RequireReview':
      return state.status === 'approved' ? [{ type: 'ReviewRequired', at: command.at }] : [];
    case 'RetireText':
      if (state.status === 'none' || state.status === 'retired') return [];
      return [{ type: 'TextRetired', at: command.at }];
    default:
      return unreachable(command);
  }
};

const evolve = (state: NoticeText, event: TextEvent): NoticeText => {
  if (event.type === 'TextWritten') {
    const { content, authorId } = event;
    return { status: 'draft', content, authorId };
  }
  if (state.status === 'none') return state;
  const { content, authorId } = state;
  switch (event.type) {
    case 'TextApproved': {
      const { approverId, approvedAt, legalBasis, chargingPolicyVersion } = event;
      const approval = { approverId, approvedAt, legalBasis };
      return { status: 'approved', content: { ...content, chargingPolicyVersion }, authorId, approval };
    }
    case 'ReviewRequired':
      if (state.status !== 'approved') return state;
      return { ...state, status: 'review-required', standsUntil: event.at };
    case 'TextRetired': {
      const approval = state.status === 'draft' ? null : state.approval;
      const standsUntil = 'standsUntil' in state ? state.standsUntil : event.at;
      return { status: 'retired', content, authorId, approval, standsUntil, retiredAt: event.at };
    }
    default:
      return unreachable(event);
  }
};

export const noticeText: Decider<NoticeText, TextCommand, TextEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};

/** True when the text stood approved at an instant: from its approval until a review was required or it was retired. */
export const stoodApproved = (text: NoticeText, at: Date): boolean => {
  if (text.status === 'none' || text.status === 'draft' || text.approval === null) return false;
  return text.approval.approvedAt <= at && (text.status === 'approved' || at < text.standsUntil);
};
