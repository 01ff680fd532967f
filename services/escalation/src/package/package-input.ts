import { Type, type Static } from 'typebox';
import * as codes from '../domain/codes.ts';
import { CONDITION_CODES } from '../domain/conditions.ts';
import * as f from './fields.ts';

/** Longest free text, in characters: two pages. @source domain.md 6.4 */
export const LONGEST_TEXT = 6_000;

const Place = f.only({ code: Type.String({ pattern: '^[a-z]{2,8}$' }), name: f.words(80), timeZone: f.words(60) });

const Subject = f.only({
  givenName: f.words(100),
  familyName: f.words(100),
  birthDate: f.localDate,
  birthDateSource: f.oneOf(codes.BIRTH_DATE_SOURCES),
  identifiers: Type.Array(f.only({ kind: f.oneOf(codes.IDENTIFIER_KINDS), value: f.words(40) }), {
    minItems: 2,
    maxItems: 2,
  }),
});

const Incident = f.only({
  agencyCode: Type.String({ pattern: '^[A-Z0-9]{9}$' }),
  incidentNumber: f.number,
  actClassCode: f.code,
  actAt: f.instant,
  areaCode: f.code,
  chargeStatus: f.oneOf(codes.CHARGE_STATUSES),
  chargedOn: f.orNull(f.localDate),
  courtCaseNumber: f.orNull(f.number),
  sourceCode: f.oneOf(codes.SOURCE_CODES),
});

const EvidenceItem = f.only({
  itemType: f.oneOf(codes.EVIDENCE_ITEM_TYPES),
  holderAgency: f.words(80),
  reference: f.number,
});

/** What the notice registry answered, and its signature over it: dates of help and notice, and nothing else. @source R3 */
const Attestation = f.only({
  requestId: f.opaqueId,
  answer: Type.Literal('YES'),
  helpOfferedOn: f.localDate,
  noticeServedAt: f.instant,
  versionId: f.opaqueId,
  language: Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' }),
  validUntil: f.instant,
  answeredAt: f.instant,
  signed: Type.String({ pattern: '^[\\w-]+\\.[\\w-]+\\.[\\w-]+$', maxLength: 2_000 }),
});

const Proof = Type.Union([f.proofValue, Type.Number(), Type.Boolean(), Type.Null(), Type.Array(f.proofValue)]);

const Condition = f.only({
  code: f.oneOf(CONDITION_CODES),
  met: f.oneOf(['yes', 'no', 'unknown']),
  reasonCode: f.orNull(f.code),
  proof: Type.Record(Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' }), Proof, { additionalProperties: false }),
});

const Checklist = f.only({
  version: f.version,
  actsVersion: f.orNull(f.version),
  statutesVersion: f.orNull(f.version),
  conditions: Type.Array(Condition, { maxItems: CONDITION_CODES.length }),
});

/** A statute that an attorney ticked; title and note are those of the menu. */
const Statute = f.only({
  statute: f.words(60),
  title: f.words(160),
  statuteVersion: f.version,
  note: f.words(160),
  offenceDate: f.localDate,
});

const Person = { staffId: f.opaqueId, unitId: f.opaqueId };

const Approval = f.only({
  ...Person,
  kind: f.oneOf(codes.REVIEW_KINDS),
  approvedAt: f.instant,
  reasons: f.words(LONGEST_TEXT),
});

/**
 * Everything that a package may hold: the nomination with its sealed values opened, and what came of it. There is no
 * other field at any depth, and one that comes all the same is refused. Instants are UTC with milliseconds.
 * @source domain.md 6.4, 6.5; R1; R4
 */
export const PackageInputSchema = f.only({
  reference: Type.String({ pattern: '^[0-9A-Za-z][0-9A-Za-z-]{3,63}$' }),
  site: Place,
  recipient: f.only({ officeId: f.opaqueId, name: f.words(70) }),
  nominator: f.only(Person),
  times: f.only({
    nominatedAt: f.instant,
    submittedAt: f.instant,
    clearedAt: f.instant,
    transmittedAt: f.instant,
  }),
  subject: Subject,
  incident: Incident,
  subjectRole: f.oneOf(codes.SUBJECT_ROLES),
  violenceEvidence: f.orNull(f.number),
  selfDefence: f.only({ claimed: Type.Boolean(), attorneyNote: f.orNull(f.words(LONGEST_TEXT)) }),
  representation: f.only({ checked: Type.Boolean(), represented: Type.Boolean() }),
  evidenceIndex: Type.Array(EvidenceItem, { maxItems: 200 }),
  stateCase: f.only({ caseNumber: f.orNull(f.number), daStatusCode: f.oneOf(codes.DA_STATUS_CODES) }),
  attestation: Attestation,
  checklist: Checklist,
  nexus: f.only({ attorneyId: f.opaqueId, answeredAt: f.instant, statutes: Type.Array(Statute, { minItems: 1 }) }),
  statement: f.words(LONGEST_TEXT),
  exculpatory: Type.Union([f.only({ affirmedNone: Type.Literal(true) }), f.only({ facts: f.words(LONGEST_TEXT) })]),
  victimNotification: f.only({ statusCode: f.oneOf(codes.VICTIM_NOTIFICATION_CODES) }),
  approvals: Type.Array(Approval, { minItems: 2, maxItems: 2 }),
});

/** Everything that a package may hold. */
export type PackageInput = Static<typeof PackageInputSchema>;
