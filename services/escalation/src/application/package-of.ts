import type { Site } from '@crossroads/platform';
import type { StatuteMenu } from '../domain/federal-nexus.ts';
import type { InReview } from '../domain/escalation-state.ts';
import { checkBeforeTransmission } from '../domain/preconditions.ts';
import type { PackageInput } from '../package/package-input.ts';
import type { SubjectRecord } from './subject-vault.ts';

/** Everything that a package is made of: the case, its opened subject, the signed answer, and where it goes. */
export type Packed = {
  readonly reference: string;
  readonly place: Site;
  readonly state: InReview;
  readonly record: SubjectRecord;
  /** The answer of the notice registry as it was signed. */
  readonly signed: string;
  readonly recipient: PackageInput['recipient'];
  readonly menu: StatuteMenu;
  readonly at: Date;
};

const attestationOf = ({ state, signed }: Packed): PackageInput['attestation'] => {
  const { requestId, helpOfferedOn, noticeServedAt, versionId, language, validUntil, answeredAt } = state.attestation;
  if (!helpOfferedOn || !noticeServedAt || !versionId || !language || !validUntil)
    throw new TypeError('a cleared case has the dates of its proof');
  return {
    requestId,
    answer: 'YES',
    helpOfferedOn,
    noticeServedAt: noticeServedAt.toISOString(),
    versionId,
    language,
    validUntil: validUntil.toISOString(),
    answeredAt: answeredAt.toISOString(),
    signed,
  };
};

const nexusOf = ({ state, menu }: Packed): PackageInput['nexus'] => ({
  attorneyId: state.nexus.attorney.staffId,
  answeredAt: state.nexus.answeredAt.toISOString(),
  statutes: state.nexus.statutes.map(candidate => {
    const listed = menu.statutes.find(({ statute }) => statute === candidate.statute);
    const version = listed?.versions.find(each => each.version === candidate.statuteVersion);
    return { ...candidate, title: listed?.title ?? candidate.statute, note: version?.note ?? candidate.statuteVersion };
  }),
});

const approvalsOf = ({ state, record }: Packed): PackageInput['approvals'] =>
  state.approvals.map(({ kind, reviewer, approvedAt }) => {
    const written = record.reviews.find(each => each.kind === kind && each.reviewerId === reviewer.staffId);
    if (!written) throw new TypeError('an approval has its reasons');
    return { ...reviewer, kind, approvedAt: approvedAt.toISOString(), reasons: written.reasons };
  });

const checklistOf = ({ state }: Packed): PackageInput['checklist'] => {
  const { version, actsVersion, statutesVersion, conditions } = checkBeforeTransmission(state);
  const proofs = conditions.map(({ code, met, reasonCode, proof }) => ({
    code,
    met,
    reasonCode,
    proof: Object.fromEntries(
      Object.entries(proof).map(([name, value]) => [name, Array.isArray(value) ? [...value] : value]),
    ),
  }));
  // A copy of the same shape: lists in a proof are read-only, those of a package are not.
  return { version, actsVersion, statutesVersion, conditions: proofs } as PackageInput['checklist'];
};

/** What goes into the package, field by field: nothing else of the case does. @source domain.md 6.4, 6.5; R1 */
export const packageOf = (packed: Packed): PackageInput => {
  const { reference, place, state, record, recipient, at } = packed;
  const { nomination, selfDefenceNote } = record;
  const { subject } = nomination;
  if (subject.birthDate === null) throw new TypeError('a cleared case has a birth date');
  return {
    reference,
    site: { code: place.code, name: place.name, timeZone: place.timeZone },
    recipient,
    nominator: { staffId: state.nominator.staffId, unitId: state.nominator.unitId },
    times: {
      nominatedAt: state.openedAt.toISOString(),
      submittedAt: state.question.askedAt.toISOString(),
      clearedAt: state.clearedAt.toISOString(),
      transmittedAt: at.toISOString(),
    },
    subject: { ...subject, birthDate: subject.birthDate, identifiers: subject.identifiers.map(each => ({ ...each })) },
    incident: { ...nomination.incident },
    subjectRole: nomination.subjectRole,
    violenceEvidence: nomination.violenceEvidence,
    selfDefence: { claimed: nomination.selfDefence.claimed, attorneyNote: selfDefenceNote },
    representation: { ...nomination.representation },
    evidenceIndex: nomination.evidenceIndex.map(item => ({ ...item })),
    stateCase: { ...nomination.stateCase },
    attestation: attestationOf(packed),
    checklist: checklistOf(packed),
    nexus: nexusOf(packed),
    statement: nomination.statement,
    exculpatory: nomination.exculpatory,
    victimNotification: { ...nomination.victimNotification },
    approvals: approvalsOf(packed),
  };
};
