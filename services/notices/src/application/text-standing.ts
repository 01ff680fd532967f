import type { Tx } from '@crossroads/messaging';
import { localDate, type Site } from '@crossroads/platform';
import { policyInForce } from '../domain/charging-policy.ts';
import type { TextStanding } from '../domain/notice-state.ts';
import { stoodApproved } from '../domain/notice-text.ts';
import { PolicyRepository } from '../persistence/policy.repository.ts';
import { TextRepository } from '../persistence/text.repository.ts';

const NONE: TextStanding = { stoodApproved: false, isOfPolicyInForce: false, language: '' };

/** What was known of a text at an instant; one that the site does not have was never approved. @source domain.md 13 T27 */
export const textStandingAt = async (
  tx: Tx,
  site: Site,
  about: { textId: string; at: Date },
): Promise<TextStanding> => {
  const text = await new TextRepository().look(tx, site.code, about.textId);
  const policies = await new PolicyRepository().of(tx, site.code);
  if (!text) return NONE;
  const { language, chargingPolicyVersion } = text.content;
  const inForce = policyInForce(policies, localDate(site, about.at));
  return {
    stoodApproved: stoodApproved(text, about.at),
    isOfPolicyInForce: inForce?.policyVersion === chargingPolicyVersion,
    language,
  };
};
