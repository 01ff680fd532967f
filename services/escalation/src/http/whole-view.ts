import type { WholeEscalation } from '../application/read-escalations.handler.ts';
import { sentWhole } from '../application/standings.ts';
import { statusView } from './status-view.ts';
import type { AttestationView, ReturnView } from './escalation.views.ts';
import type { EscalationView, NexusView } from './whole.views.ts';

const attestationView = ({ found: { state }, attestation: signed }: WholeEscalation): AttestationView | null => {
  const attestation = 'attestation' in state ? state.attestation : undefined;
  if (!attestation) return null;
  const { requestId, answer, helpOfferedOn, versionId, language } = attestation;
  return {
    requestId,
    answer,
    helpOfferedOn,
    noticeServedAt: attestation.noticeServedAt?.toISOString() ?? null,
    versionId,
    language,
    validUntil: attestation.validUntil?.toISOString() ?? null,
    answeredAt: attestation.answeredAt.toISOString(),
    signed,
  };
};

const nexusView = ({ found: { state }, record }: WholeEscalation): NexusView | null => {
  const nexus = 'nexus' in state ? state.nexus : null;
  if (!nexus) return null;
  const { answer, statutes, menuVersion, attorney, answeredAt } = nexus;
  return {
    answer,
    statutes,
    menuVersion,
    attorneyId: attorney.staffId,
    answeredAt: answeredAt.toISOString(),
    selfDefenceNote: record?.selfDefenceNote ?? null,
  };
};

const returnViews = ({ found: { state }, record }: WholeEscalation): ReturnView[] => {
  const returns = sentWhole(state)?.returns ?? [];
  const answers = new Map(record?.answers.map(({ returnId, answer }) => [returnId, answer]));
  return returns.map(({ returnId, round, infoCodes, returnedAt, answerDueAt, answeredAt }) => ({
    returnId,
    round,
    infoCodes,
    returnedAt: returnedAt.toISOString(),
    answerDueAt: answerDueAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    answer: answers.get(returnId) ?? null,
  }));
};

const caseView = ({ found: { state }, record }: WholeEscalation) => {
  const checklist = 'checklist' in state ? state.checklist : undefined;
  const approvals = ('approvals' in state ? state.approvals : undefined) ?? [];
  return {
    conditions: checklist?.conditions.map(condition => ({ ...condition })) ?? [],
    approvals: approvals.map(({ kind, reviewer, approvedAt }) => ({
      kind,
      reviewerId: reviewer.staffId,
      unitId: reviewer.unitId,
      approvedAt: approvedAt.toISOString(),
    })),
    reviews: record?.reviews.map(({ kind, decision, reasons }) => ({ kind, decision, reasons })) ?? [],
  };
};

/** A case with its words, as those who decide about it see it; what a nominator sees of it the field set says. */
export const escalationView = (whole: WholeEscalation): EscalationView => {
  const { found, record } = whole;
  const { state } = found;
  return {
    ...statusView(found),
    nominatorId: 'nominator' in state ? state.nominator.staffId : null,
    nomination: record?.nomination ?? null,
    ageAtAct: 'facts' in state ? state.facts.ageAtAct : null,
    nexus: nexusView(whole),
    attestation: attestationView(whole),
    ...caseView(whole),
    returns: returnViews(whole),
  };
};
