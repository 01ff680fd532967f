import type { EscalationIncidentKind } from '@crossroads/contracts/enforcement';

const KINDS: Readonly<Record<string, EscalationIncidentKind>> = {
  'unknown-field': 'UNKNOWN_FIELD',
  'contract.unknown-field': 'UNKNOWN_FIELD',
  'bridge.bad-signature': 'BAD_SIGNATURE',
  'bridge.unknown-key': 'UNKNOWN_KEY',
};

/**
 * What a dead letter of this plane has somebody look into: a field that nobody agreed on, wherever it came, and whatever
 * came over the bridge and cannot be believed. Others are for operators.
 * @source R1; domain.md 13 T15
 */
export const incidentKindOf = (letter: {
  readonly topicName: string;
  readonly reasonCode: string;
}): EscalationIncidentKind | undefined => {
  const known = KINDS[letter.reasonCode.replace(/^handler\./, '')];
  return known ?? (letter.topicName.startsWith('bridge.') ? 'MALFORMED_ANSWER' : undefined);
};
