import { createHash } from 'node:crypto';
import type { LapseReason, PurgeCause as ToldPurgeCause } from '@crossroads/contracts/enforcement';
import { canonicalJson } from '@crossroads/platform';
import type { LapseCode, PurgeCause } from './domain/codes.ts';
import type { StatuteCandidate } from './domain/federal-nexus.ts';

const LAPSES: Readonly<Record<LapseCode, LapseReason>> = {
  NOT_SUBMITTED: 'NOT_SUBMITTED',
  NO_ATTESTATION: 'ATTESTATION_MISSING',
  NO_APPROVAL: 'APPROVALS_MISSING',
  NOT_TRANSMITTED: 'NOT_TRANSMITTED',
  NO_DISPOSITION: 'NO_DISPOSITION',
  RETURN_UNANSWERED: 'RETURN_UNANSWERED',
};

const PURGES: Readonly<Record<PurgeCause, ToldPurgeCause>> = {
  RETENTION_ENDED: 'RETENTION',
  ACCEPTED: 'ACCEPTED',
  WRONG_PERSON: 'RECALLED',
};

/** Which limit passed, in the words of the contract. */
export const lapseReason = (code: LapseCode): LapseReason => LAPSES[code];

/** Why the subject went, in the words of the contract. */
export const purgeCause = (code: PurgeCause): ToldPurgeCause => PURGES[code];

/** `18 USC 922(g)` without blanks, as codes have none. */
export const statuteCode = ({ statute }: StatuteCandidate): string => statute.replaceAll(' ', '_');

/** SHA-256 of the canonical JSON, in hex. */
export const hashOf = (value: object): string => createHash('sha256').update(canonicalJson(value)).digest('hex');
