import { ApiProperty } from '@nestjs/swagger';

class IdentifierView {
  @ApiProperty({ type: String }) kind: string;
  @ApiProperty({ type: String }) value: string;
}

class NominatedSubjectView {
  @ApiProperty({ type: String }) givenName: string;
  @ApiProperty({ type: String }) familyName: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) birthDate: string | null;
  @ApiProperty({ type: String }) birthDateSource: string;
  @ApiProperty({ type: [IdentifierView] }) identifiers: readonly IdentifierView[];
}

class NominatedIncidentView {
  @ApiProperty({ type: String }) agencyCode: string;
  @ApiProperty({ type: String }) incidentNumber: string;
  @ApiProperty({ type: String }) actClassCode: string;
  @ApiProperty({ format: 'date-time', description: 'UTC' }) actAt: string;
  @ApiProperty({ type: String }) areaCode: string;
  @ApiProperty({ type: String }) chargeStatus: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) chargedOn: string | null;
  @ApiProperty({ type: String, nullable: true }) courtCaseNumber: string | null;
  @ApiProperty({ type: String }) sourceCode: string;
}

class EvidenceView {
  @ApiProperty({ type: String }) itemType: string;
  @ApiProperty({ type: String }) holderAgency: string;
  @ApiProperty({ type: String }) reference: string;
}

class StateCaseView {
  @ApiProperty({ type: String, nullable: true }) caseNumber: string | null;
  @ApiProperty({ type: String }) daStatusCode: string;
}

/** A nomination as it was sent. */
export class NominationView {
  @ApiProperty({ type: NominatedSubjectView }) subject: NominatedSubjectView;
  @ApiProperty({ type: NominatedIncidentView }) incident: NominatedIncidentView;
  @ApiProperty({ type: String }) subjectRole: string;
  @ApiProperty({ type: String, nullable: true }) violenceEvidence: string | null;
  @ApiProperty({ type: 'object', properties: { claimed: { type: 'boolean' } } }) selfDefence: { claimed: boolean };
  @ApiProperty({ type: 'object', properties: { checked: { type: 'boolean' }, represented: { type: 'boolean' } } })
  representation: { checked: boolean; represented: boolean };
  @ApiProperty({ type: [EvidenceView] }) evidenceIndex: readonly EvidenceView[];
  @ApiProperty({ type: StateCaseView }) stateCase: StateCaseView;
  @ApiProperty({ type: String }) statement: string;
  @ApiProperty({ type: 'object', properties: { affirmedNone: { type: 'boolean' }, facts: { type: 'string' } } })
  exculpatory: { affirmedNone?: boolean; facts?: string };
  @ApiProperty({ type: 'object', properties: { statusCode: { type: 'string' } } }) victimNotification: {
    statusCode: string;
  };
}
