import { CLOSED_STATES } from '../domain/escalation-state.ts';

/** Every state of an escalation. @source domain.md 6.6 */
export const STATUSES = [
  'NOMINATED',
  'ATTESTATION_REQUESTED',
  'CLEARED',
  'PROCESS_APPROVED',
  'APPROVED',
  'TRANSMITTED',
  'USAO_RECEIVED',
  'UNDER_REVIEW',
  'RETURNED_FOR_MORE',
  ...CLOSED_STATES,
] as const;

export type Status = (typeof STATUSES)[number];
