import type { BirthDateSource, ChargeStatus, IdentifierKind, SourceCode, SubjectRole } from './codes.ts';
import type { LocalDate, Nomination } from './nomination.ts';
import type { ActRuling } from './qualifying-acts.ts';

/** What decisions hang on, without anything that tells who the person is. */
export type CaseFacts = {
  readonly agencyCode: string;
  readonly actClassCode: string;
  /** UTC. */
  readonly actAt: Date;
  /** Local day of the act at the site. */
  readonly actOn: LocalDate;
  readonly areaCode: string;
  /** None: the birth date is not known. @source R25 */
  readonly ageAtAct: number | null;
  readonly birthDateSource: BirthDateSource;
  readonly identifierKinds: readonly IdentifierKind[];
  readonly hasIncidentNumber: boolean;
  readonly chargeStatus: ChargeStatus;
  readonly chargedOn: LocalDate | null;
  readonly sourceCode: SourceCode;
  readonly subjectRole: SubjectRole;
  readonly hasViolenceEvidence: boolean;
  readonly selfDefenceClaimed: boolean;
  readonly isRepresentationChecked: boolean;
  readonly isRepresented: boolean;
  /** None: the field was not affirmed. @source R29 */
  readonly exculpatoryCode: 'NONE_AFFIRMED' | 'FACTS_GIVEN' | null;
  /** None: no list of qualifying acts was in force at the act. */
  readonly act: ActRuling | null;
};

/** What calendar, clock and lists of the site say of an act; worked out at the edge. */
export type SiteFindings = {
  readonly actOn: LocalDate;
  /** Whole years on the local day of the act; none: the birth date is not known. */
  readonly ageAtAct: number | null;
  readonly act: ActRuling | null;
};

const isWritten = (text: string | null): boolean => (text ?? '').trim().length > 0;

const exculpatoryCode = ({ exculpatory }: Nomination): CaseFacts['exculpatoryCode'] => {
  if ('affirmedNone' in exculpatory) return exculpatory.affirmedNone ? 'NONE_AFFIRMED' : null;
  return isWritten(exculpatory.facts) ? 'FACTS_GIVEN' : null;
};

/** The facts of a nomination, field by field: what is not named here cannot weigh. @source R1; R4 */
export const caseFactsOf = (nomination: Nomination, findings: SiteFindings): CaseFacts => {
  const { subject, incident, representation } = nomination;
  return {
    agencyCode: incident.agencyCode,
    actClassCode: incident.actClassCode,
    actAt: incident.actAt,
    actOn: findings.actOn,
    areaCode: incident.areaCode,
    ageAtAct: subject.birthDate === null ? null : findings.ageAtAct,
    birthDateSource: subject.birthDateSource,
    identifierKinds: subject.identifiers.filter(({ value }) => isWritten(value)).map(({ kind }) => kind),
    hasIncidentNumber: isWritten(incident.incidentNumber),
    chargeStatus: incident.chargeStatus,
    chargedOn: incident.chargedOn,
    sourceCode: incident.sourceCode,
    subjectRole: nomination.subjectRole,
    hasViolenceEvidence: isWritten(nomination.violenceEvidence),
    selfDefenceClaimed: nomination.selfDefence.claimed,
    isRepresentationChecked: representation.checked,
    isRepresented: representation.represented,
    exculpatoryCode: exculpatoryCode(nomination),
    act: findings.act,
  };
};
