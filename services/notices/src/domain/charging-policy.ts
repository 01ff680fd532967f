/** A charging policy of a site and the local calendar date on which it takes effect. */
export type ChargingPolicy = { readonly policyVersion: string; readonly effectiveOn: string };

const byDate = (one: ChargingPolicy, other: ChargingPolicy): number => {
  const [a, b] = [`${one.effectiveOn} ${one.policyVersion}`, `${other.effectiveOn} ${other.policyVersion}`];
  return a < b ? -1 : 1;
};

/** The policy in force on a local calendar date: the last one that took effect. @source domain.md 13 T27 */
export const policyInForce = (policies: readonly ChargingPolicy[], onDate: string): ChargingPolicy | undefined =>
  policies
    .filter(({ effectiveOn }) => effectiveOn <= onDate)
    .toSorted(byDate)
    .at(-1);

/** Policies that a text may rest on: the one in force, and those that are to come. @source domain.md 13 T27 */
export const standingPolicies = (policies: readonly ChargingPolicy[], onDate: string): ReadonlySet<string> => {
  const inForce = policyInForce(policies, onDate);
  const toCome = policies.filter(({ effectiveOn }) => effectiveOn > onDate);
  return new Set([...(inForce ? [inForce] : []), ...toCome].map(({ policyVersion }) => policyVersion));
};
