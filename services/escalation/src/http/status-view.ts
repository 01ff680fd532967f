import { lapsesAt, openReturn } from '../domain/clocks.ts';
import type { ExistingEscalation } from '../domain/escalation-state.ts';
import { sentWhole, type KnownEscalation } from '../application/standings.ts';
import type { StatusView } from './escalation.views.ts';

const iso = (instant: Date | null | undefined): string | null => instant?.toISOString() ?? null;

const sentOf = (state: ExistingEscalation) => {
  const sent = ('sent' in state ? state.sent : null) ?? null;
  const whole = sentWhole(state);
  const waiting = whole && state.status === 'RETURNED_FOR_MORE' ? openReturn(whole) : undefined;
  return {
    officeId: sent?.officeId ?? null,
    packageHash: sent?.packageHash ?? null,
    transmittedAt: iso(sent?.transmittedAt),
    receiptDueAt: iso(whole?.receiptDueAt),
    receivedAt: iso(whole?.receivedAt),
    reviewDueAt: iso(whole?.review?.dueAt),
    remindedAt: iso(whole?.review?.remindedAt),
    rounds: whole?.returns.length ?? 0,
    infoCodes: [...(waiting?.infoCodes ?? [])],
    answerDueAt: iso(waiting?.answerDueAt),
  };
};

const endOf = (state: ExistingEscalation) => {
  const closure = 'closure' in state ? state.closure : undefined;
  const holds = 'holds' in state ? state.holds.filter(({ endedAt }) => endedAt === null) : [];
  return {
    closedAt: iso(closure?.closedAt),
    reasonCode: closure?.reasonCode ?? null,
    failedCodes: [...(closure?.failedCodes ?? [])],
    decidedOn: closure?.decidedOn ?? null,
    reportDueAt: iso(closure?.recall?.reportDueAt),
    destroyed: (closure?.recall?.destruction ?? null) !== null,
    holdIds: holds.map(({ holdId }) => holdId),
    purgeAt: iso(closure?.purgeAt),
    purgedAt: 'purged' in state ? iso(state.purged?.at) : null,
  };
};

/** How an escalation stands, in codes and dates. */
export const statusView = ({
  id,
  reference,
  version,
  state,
}: Omit<KnownEscalation, 'createdAt'>): Pick<StatusView, keyof StatusView> => {
  const checklist = 'checklist' in state ? state.checklist : undefined;
  const question = 'question' in state ? state.question : undefined;
  const clearedAt = 'clearedAt' in state ? state.clearedAt : undefined;
  const approvals = ('approvals' in state ? state.approvals : undefined) ?? [];
  return {
    escalationId: id,
    reference,
    status: state.status,
    checklist: checklist?.conditions.map(({ code, met }) => ({ code, met })) ?? [],
    checklistVersion: checklist?.version ?? null,
    openedAt: state.openedAt.toISOString(),
    nexusAnswered: 'nexus' in state && state.nexus !== null,
    askedAt: iso(question?.askedAt),
    clearedAt: iso(clearedAt),
    lapsesAt: iso(lapsesAt(state)),
    approvedKinds: approvals.map(({ kind }) => kind),
    ...sentOf(state),
    ...endOf(state),
    version,
  };
};
