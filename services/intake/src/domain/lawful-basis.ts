import type { LegalBasisCode, SourceType } from './codes.ts';

const CONSENT_OR_SAFETY: readonly LegalBasisCode[] = ['CONSENT', 'PUBLIC_SAFETY'];
const BY_PUBLIC_BODY: readonly LegalBasisCode[] = ['PUBLIC_SAFETY', 'COURT_ORDER', 'CONSENT'];

/** @source R13, R14; domain.md 3.2 (REJECTED_INVALID) */
const LAWFUL: Readonly<Record<SourceType, readonly LegalBasisCode[]>> = {
  HOSPITAL: ['HIPAA_AUTHORISATION', 'HIPAA_TREATMENT', 'HIPAA_IMMINENT_THREAT', 'COURT_ORDER'],
  SCHOOL: ['FERPA_CONSENT', 'FERPA_EMERGENCY'],
  SELF: ['SELF', 'CONSENT'],
  SHOOTING_REVIEW: BY_PUBLIC_BODY,
  SUPERVISION: BY_PUBLIC_BODY,
  COURT_DEFENCE: ['COURT_ORDER', 'CONSENT'],
  COMMUNITY: CONSENT_OR_SAFETY,
  FAMILY: CONSENT_OR_SAFETY,
  ACS: CONSENT_OR_SAFETY,
};

/** True when this kind of sender may disclose on this basis. @source R13, R14 */
export const isLawfulBasis = (source: SourceType, basis: LegalBasisCode): boolean => LAWFUL[source].includes(basis);
