import type { Tx } from '@crossroads/messaging';
import { localDate, Problem, type Sites } from '@crossroads/platform';
import { standingPolicies } from '../domain/charging-policy.ts';
import { noticeText, type ExistingText, type TextCommand, type TextContent } from '../domain/notice-text.ts';
import type { NoticeTextRow } from '../persistence/notice-text.row.ts';
import { PolicyRepository } from '../persistence/policy.repository.ts';
import { TextRepository, type StoredText } from '../persistence/text.repository.ts';
import { publishesText } from '../publishes.ts';
import type { Act } from './act.ts';
import { textStanding, textTarget } from './standings.ts';
import { textHash } from './text-hash.ts';

export type WriteText = Act & { readonly textId: string; readonly content: Omit<TextContent, 'hash'> };
export type ApproveText = Act & {
  readonly textId: string;
  readonly legalBasis: string;
  /** The policy that it was reviewed against; the text's own where none is named. */
  readonly chargingPolicyVersion: string | undefined;
};
export type RetireText = Act & { readonly textId: string };

/** What is done with one version of a text: written by one, approved by another. @source domain.md 3.3, 13 T27 */
export class TextActs {
  private readonly texts = new TextRepository();
  private readonly policies = new PolicyRepository();

  constructor(private readonly sites: Sites) {}

  async write({ textId: id, site, content, actorId: authorId, at }: WriteText, tx: Tx): Promise<NoticeTextRow> {
    const found: StoredText = { id, site, version: 0, createdAt: at, state: noticeText.initial };
    const whole = { ...content, hash: textHash(content) };
    const events = noticeText.decide(found.state, { type: 'WriteText', content: whole, authorId });
    return this.texts.save(tx, found, { events, at });
  }

  /** @throws {Problem} `text.not-found`; {RuleViolation} `text.*` */
  async approve({ legalBasis, chargingPolicyVersion, ...act }: ApproveText, tx: Tx): Promise<NoticeTextRow> {
    const { site, at: approvedAt, actorId: approverId } = act;
    const found = await this.open(act, tx);
    const policies = await this.policies.locked(tx, site);
    const standing = standingPolicies(policies, localDate(this.sites.get(site), approvedAt));
    const policy = chargingPolicyVersion ?? found.state.content.chargingPolicyVersion;
    const approval = { approverId, approvedAt, legalBasis };
    const command = { type: 'ApproveText', ...approval, chargingPolicyVersion: policy, standingPolicies: standing } as const; // prettier-ignore
    return this.act(found, command, { ...act, tx, policyVersion: policy });
  }

  /** @throws {Problem} `text.not-found` */
  async retire(act: RetireText, tx: Tx): Promise<NoticeTextRow> {
    const found = await this.open(act, tx);
    const policyVersion = found.state.content.chargingPolicyVersion;
    return this.act(found, { type: 'RetireText', at: act.at }, { ...act, tx, policyVersion });
  }

  private async act(
    found: StoredText & { readonly state: ExistingText },
    command: TextCommand,
    { tx, at, cause, policyVersion }: Pick<Act, 'at' | 'cause'> & { tx: Tx; policyVersion: string },
  ): Promise<NoticeTextRow> {
    const events = noticeText.decide(found.state, command);
    const about = { ...found, content: found.state.content, policyVersion };
    tx.publish(cause, events.flatMap(event => publishesText(about, event))); // prettier-ignore
    return this.texts.save(tx, found, { events, at });
  }

  private async open({ textId, access }: RetireText, tx: Tx): Promise<StoredText & { readonly state: ExistingText }> {
    const found = await this.texts.load(tx, textId);
    const target = textTarget(textId);
    const state = found?.state.status === 'none' ? undefined : found?.state;
    access.on(target, found && state && textStanding({ ...state, site: found.site }));
    if (!found || !state) throw new Problem(target.missing);
    return { ...found, state };
  }
}
