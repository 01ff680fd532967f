import type { Cause, Tx } from '@crossroads/messaging';
import { localDate, type Sites } from '@crossroads/platform';
import { standingPolicies, type ChargingPolicy } from '../domain/charging-policy.ts';
import { noticeText, type TextContent } from '../domain/notice-text.ts';
import { NoticeTextRow } from '../persistence/notice-text.row.ts';
import { PolicyRepository } from '../persistence/policy.repository.ts';
import { TextRepository } from '../persistence/text.repository.ts';
import { publishesText } from '../publishes.ts';
import { ChargingPolicies } from './charging-policies.ts';
import { textHash } from './text-hash.ts';
import type { TextsFile } from './texts-file.ts';

/** What loading did. */
export type TextsLoaded = { readonly chargingPolicies: number; readonly noticeTexts: number };

type Occasion = { readonly site: string; readonly at: Date; readonly cause: Cause };
type ListedText = TextsFile['noticeTexts'][number];
type Standing = { readonly policies: readonly ChargingPolicy[] };

/** Who makes known what came from a file. */
const LOADER = 'SYSTEM';

const contentOf = ({ language, title, body, chargingPolicyVersion }: ListedText): TextContent => ({
  language,
  title,
  body,
  hash: textHash({ language, title, body }),
  chargingPolicyVersion,
});

/**
 * Takes over texts that were approved before there was this registry, with the dates of their approvals, and the charging
 * policies that they rest on. What is known already stays as it is.
 */
export class LoadTextsHandler {
  private readonly texts = new TextRepository();
  private readonly policies = new PolicyRepository();
  private readonly charging: ChargingPolicies;

  constructor(private readonly sites: Sites) {
    this.charging = new ChargingPolicies(sites);
  }

  /** The part of a file that is about one site. @throws {RuleViolation} `text.policy-not-in-force` */
  async execute(file: TextsFile, occasion: Occasion, tx: Tx): Promise<TextsLoaded> {
    const { site } = occasion;
    const versions = new Set((await this.policies.locked(tx, site)).map(({ policyVersion }) => policyVersion));
    const listed = file.chargingPolicies.filter(each => each.site === site && !versions.has(each.version));
    for (const { version: policyVersion, effectiveOn } of listed)
      await this.charging.add({ ...occasion, actorId: LOADER, policyVersion, effectiveOn }, tx);
    const own = file.noticeTexts.filter(each => each.site === site);
    const stored = await tx.find(NoticeTextRow, { id: own.map(({ textId }) => textId) });
    const texts = own.filter(({ textId }) => stored.every(({ id }) => id !== textId));
    const policies = await this.policies.of(tx, site);
    for (const text of texts) await this.add(text, { ...occasion, policies }, tx);
    await this.charging.settle(occasion, tx);
    return { chargingPolicies: listed.length, noticeTexts: texts.length };
  }

  private async add(text: ListedText, { site, at, cause, policies }: Occasion & Standing, tx: Tx): Promise<void> {
    const { textId: id, authorId, approverId, legalBasis, chargingPolicyVersion } = text;
    const approvedAt = new Date(text.approvedAt);
    const content = contentOf(text);
    const standing = standingPolicies(policies, localDate(this.sites.get(site), approvedAt));
    const written = noticeText.decide(noticeText.initial, { type: 'WriteText', content, authorId });
    const draft = written.reduce(noticeText.evolve, noticeText.initial);
    const approval = { approverId, approvedAt, legalBasis, chargingPolicyVersion };
    const approved = noticeText.decide(draft, { type: 'ApproveText', ...approval, standingPolicies: standing });
    const found = { id, site, version: 0, createdAt: approvedAt, state: noticeText.initial };
    await this.texts.save(tx, found, { events: [...written, ...approved], at });
    const about = { id, site, content, policyVersion: chargingPolicyVersion };
    tx.publish(cause, approved.flatMap(event => publishesText(about, event))); // prettier-ignore
  }
}
