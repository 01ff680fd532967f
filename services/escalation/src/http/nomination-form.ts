import { Problem } from '@crossroads/platform';
import type { NominationForm } from '../application/nomination-form.ts';
import type { Exculpatory } from '../domain/nomination.ts';
import type { ExculpatoryDto, NominationDto } from './nomination.dto.ts';

const wrong = (pointer: string, code: string): Problem => new Problem('body.invalid', { errors: [{ pointer, code }] });

const exculpatoryOf = ({ affirmedNone, facts }: ExculpatoryDto): Exculpatory => {
  if (affirmedNone && facts !== undefined) throw wrong('/exculpatory', 'one-or-the-other');
  if (facts !== undefined) return { facts };
  if (affirmedNone) return { affirmedNone };
  throw new Problem('nomination.exculpatory-missing', { errors: [{ pointer: '/exculpatory', code: 'required' }] });
};

const subjectOf = ({ subject }: NominationDto): NominationForm['subject'] => {
  const [first, second] = subject.identifiers;
  if (!first || !second) throw wrong('/subject/identifiers', 'too-few');
  if (first.kind === second.kind) throw wrong('/subject/identifiers/1/kind', 'repeated');
  return {
    givenName: subject.givenName,
    familyName: subject.familyName,
    birthDate: subject.birthDate ?? null,
    birthDateSource: subject.birthDateSource,
    identifiers: [
      { kind: first.kind, value: first.value },
      { kind: second.kind, value: second.value },
    ],
  };
};

const incidentOf = ({ incident }: NominationDto): NominationForm['incident'] => ({
  agencyCode: incident.agencyCode,
  incidentNumber: incident.incidentNumber,
  actClassCode: incident.actClassCode,
  actAt: { local: incident.actAt.local, offset: incident.actAt.offset },
  areaCode: incident.areaCode,
  chargeStatus: incident.chargeStatus,
  chargedOn: incident.chargedOn ?? null,
  courtCaseNumber: incident.courtCaseNumber ?? null,
  sourceCode: incident.sourceCode,
});

/**
 * What a form says, field by field: what has no name here goes no further.
 * @throws {Problem} `body.invalid`, `nomination.exculpatory-missing`
 * @source R1; R29; domain.md 6.4
 */
export const formOf = (dto: NominationDto): NominationForm => {
  const { selfDefence, representation, evidenceIndex, stateCase } = dto;
  return {
    subject: subjectOf(dto),
    incident: incidentOf(dto),
    subjectRole: dto.subjectRole,
    violenceEvidence: dto.violenceEvidence ?? null,
    selfDefence: { claimed: selfDefence.claimed },
    representation: { checked: representation.checked, represented: representation.represented },
    evidenceIndex: evidenceIndex.map(({ itemType, holderAgency, reference }) => ({
      itemType,
      holderAgency,
      reference,
    })),
    stateCase: { caseNumber: stateCase.caseNumber ?? null, daStatusCode: stateCase.daStatusCode },
    statement: dto.statement,
    exculpatory: exculpatoryOf(dto.exculpatory),
    victimNotification: { statusCode: dto.victimNotification.statusCode },
  };
};
