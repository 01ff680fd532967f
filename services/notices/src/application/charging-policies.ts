import { RuleViolation } from '@crossroads/kernel';
import type { Cause, FiredDeadline, Tx } from '@crossroads/messaging';
import { instantOf, localDate, type Sites } from '@crossroads/platform';
import { policyInForce, standingPolicies, type ChargingPolicy } from '../domain/charging-policy.ts';
import { noticeText } from '../domain/notice-text.ts';
import { policyId, PolicyRepository } from '../persistence/policy.repository.ts';
import { TextRepository } from '../persistence/text.repository.ts';
import { publishesText } from '../publishes.ts';

/** Kind of the deadline at which a charging policy takes effect; the key is `site:policyVersion`. */
export const POLICY_TAKES_EFFECT = 'charging-policy.takes-effect';

/** A charging policy that somebody makes known. */
export type RecordPolicy = ChargingPolicy & {
  readonly site: string;
  readonly actorId: string;
  readonly at: Date;
  readonly cause: Cause;
};

type Change = { readonly site: string; readonly at: Date; readonly cause: Cause };

/**
 * Charging policies: on the day a new one takes effect, every approved text that rests on another goes back to a lawyer.
 * @source domain.md 13 T27
 */
export class ChargingPolicies {
  private readonly policies = new PolicyRepository();
  private readonly texts = new TextRepository();

  constructor(private readonly sites: Sites) {}

  /** @throws {RuleViolation} `policy.known` */
  async record({ policyVersion, effectiveOn, ...command }: RecordPolicy, tx: Tx): Promise<void> {
    const known = await this.policies.locked(tx, command.site);
    if (known.some(each => each.policyVersion === policyVersion))
      throw new RuleViolation('policy.known', 'The site has a charging policy of this version');
    await this.add({ policyVersion, effectiveOn, ...command }, tx);
    await this.settle(command, tx);
  }

  /** Writes a policy down; one that is to come has its day. */
  async add({ policyVersion, effectiveOn, ...command }: RecordPolicy, tx: Tx): Promise<void> {
    const { site, actorId: recordedBy, at: recordedAt, cause } = command;
    await this.policies.add(tx, { site, policyVersion, effectiveOn, recordedBy, recordedAt });
    const place = this.sites.get(site);
    if (effectiveOn <= localDate(place, recordedAt)) return;
    const dueAt = instantOf(place.timeZone, { date: effectiveOn, timeMs: 0 });
    tx.schedule(cause, { kind: POLICY_TAKES_EFFECT, key: policyId(site, policyVersion), site, dueAt, data: {} });
  }

  async takeEffect(fired: readonly FiredDeadline[], tx: Tx): Promise<void> {
    for (const { site, firedAt: at, cause } of fired) await this.settle({ site, at, cause }, tx);
  }

  /** Sends every approved text that rests neither on the policy in force nor on one to come back to a lawyer. */
  async settle({ site, at, cause }: Change, tx: Tx): Promise<void> {
    const policies = await this.policies.locked(tx, site);
    const today = localDate(this.sites.get(site), at);
    const standing = standingPolicies(policies, today);
    const policyVersion = policyInForce(policies, today)?.policyVersion;
    if (policyVersion === undefined) return;
    for (const found of await this.texts.approved(tx, site)) {
      const { state } = found;
      if (state.status === 'none' || standing.has(state.content.chargingPolicyVersion)) continue;
      const events = noticeText.decide(state, { type: 'RequireReview', at });
      await this.texts.save(tx, found, { events, at });
      const about = { ...found, content: state.content, policyVersion };
      tx.publish(cause, events.flatMap(event => publishesText(about, event))); // prettier-ignore
    }
  }
}
