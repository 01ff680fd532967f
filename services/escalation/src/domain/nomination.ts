import type {
  BirthDateSource,
  ChargeStatus,
  DaStatusCode,
  EvidenceItemType,
  IdentifierKind,
  SourceCode,
  SubjectRole,
  VictimNotificationCode,
} from './codes.ts';

/** A calendar date `YYYY-MM-DD`, local at the site. */
export type LocalDate = string;

export type Identifier = { readonly kind: IdentifierKind; readonly value: string };

/** One piece of evidence by reference: who holds it under which number, never a copy. @source domain.md 6.4 */
export type EvidenceItem = {
  readonly itemType: EvidenceItemType;
  readonly holderAgency: string;
  readonly reference: string;
};

/** What speaks for the person; "none known" is said, never left out. @source R29 */
export type Exculpatory = { readonly affirmedNone: true } | { readonly facts: string };

/**
 * Everything a nomination says, and the whole of what a package may hold about a person and an act. What is not here has
 * no place in this plane. Names, birth date, identifiers, incident number, references and texts are sealed at rest.
 * @source R1; domain.md 6.4, 6.5
 */
export type Nomination = {
  readonly subject: {
    readonly givenName: string;
    readonly familyName: string;
    readonly birthDate: LocalDate | null;
    readonly birthDateSource: BirthDateSource;
    readonly identifiers: readonly [Identifier, Identifier];
  };
  readonly incident: {
    /** ORI of the agency. */
    readonly agencyCode: string;
    readonly incidentNumber: string;
    readonly actClassCode: string;
    /** Instant (UTC) of the act, to the minute. */
    readonly actAt: Date;
    readonly areaCode: string;
    readonly chargeStatus: ChargeStatus;
    readonly chargedOn: LocalDate | null;
    readonly courtCaseNumber: string | null;
    readonly sourceCode: SourceCode;
  };
  readonly subjectRole: SubjectRole;
  /** Where post-notice violence or brandishing is shown; only some acts need it. */
  readonly violenceEvidence: string | null;
  readonly selfDefence: { readonly claimed: boolean };
  readonly representation: { readonly checked: boolean; readonly represented: boolean };
  readonly evidenceIndex: readonly EvidenceItem[];
  readonly stateCase: { readonly caseNumber: string | null; readonly daStatusCode: DaStatusCode };
  readonly statement: string;
  readonly exculpatory: Exculpatory;
  readonly victimNotification: { readonly statusCode: VictimNotificationCode };
};
