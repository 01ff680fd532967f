import { staffContracts } from '@crossroads/contracts/neutral';
import { staffDeadlines, staffDeskRows, type Received, type ServiceParts } from '@crossroads/messaging';
import { ALLOWANCE_ENDS, endAllowances } from './application/allowances.ts';
import { AnswerQuestionsHandler } from './application/answer-questions.handler.ts';
import { ChargingPolicies, POLICY_TAKES_EFFECT } from './application/charging-policies.ts';
import { EndNoticesHandler } from './application/end-notices.handler.ts';
import { RAISE_INCIDENT, raiseInSite } from './application/incident-desk.ts';
import { logDeadlines } from './application/log-clock.ts';
import { NOTICE_ENDS, RETENTION_ENDS } from './application/notice-clock.ts';
import type { AnswerQuestion } from './application/opened-questions.ts';
import type { NoticesPorts } from './application/ports.ts';
import { RaiseIncidentsHandler, type NoteDeadLetter } from './application/raise-incidents.handler.ts';
import { endTrails, TRAIL_ENDS } from './application/trails.ts';
import { consumes, type NoticesCommand } from './consumes.ts';
import { AttestationRequestRow } from './persistence/attestation-request.row.ts';
import { AvailabilityRow } from './persistence/availability.row.ts';
import { ChargingPolicyRow } from './persistence/charging-policy.row.ts';
import { HoldRow } from './persistence/hold.row.ts';
import { IncidentRow } from './persistence/incident.row.ts';
import { NoticeTextRow } from './persistence/notice-text.row.ts';
import { NoticeRow } from './persistence/notice.row.ts';
import { QuestionAllowanceRow } from './persistence/question-allowance.row.ts';
import { QuestionTrailRow } from './persistence/question-trail.row.ts';
import { SubjectIndexRow } from './persistence/subject-index.row.ts';
import { SubjectRow } from './persistence/subject.row.ts';

/** Tables of notices. */
export const rows = [
  NoticeTextRow,
  ChargingPolicyRow,
  SubjectRow,
  SubjectIndexRow,
  NoticeRow,
  HoldRow,
  AttestationRequestRow,
  QuestionTrailRow,
  QuestionAllowanceRow,
  AvailabilityRow,
  IncidentRow,
  ...staffDeskRows,
];

const isQuestion = (received: Received<NoticesCommand>): received is Received<AnswerQuestion> =>
  received.command.type === 'AnswerQuestion';
const isDeadLetter = (received: Received<NoticesCommand>): received is Received<NoteDeadLetter> =>
  received.command.type === 'NoteDeadLetter';

/** Notices without its frame: the questions it answers, what it looks into, and its timers. */
export const noticesParts = (ports: NoticesPorts): ServiceParts<NoticesCommand> => {
  const answering = new AnswerQuestionsHandler(ports);
  const raising = new RaiseIncidentsHandler(ports);
  const ending = new EndNoticesHandler(ports.sites);
  const policies = new ChargingPolicies(ports.sites);
  return {
    plane: 'neutral',
    service: 'notices',
    handler: 'questions',
    topics: ['bridge.attestation-request.v1', 'neutral.notices.dead-letter.v1'],
    consumes,
    handle: async (received, tx) => {
      await answering.execute(received.filter(isQuestion), tx);
      await raising.execute(received.filter(isDeadLetter), tx);
    },
    deadlines: {
      [NOTICE_ENDS]: (fired, tx) => ending.end(fired, tx),
      [RETENTION_ENDS]: (fired, tx) => ending.forget(fired, tx),
      [POLICY_TAKES_EFFECT]: (fired, tx) => policies.takeEffect(fired, tx),
      [TRAIL_ENDS]: endTrails,
      [ALLOWANCE_ENDS]: endAllowances,
      [RAISE_INCIDENT]: raiseInSite(ports),
      ...logDeadlines,
      ...staffDeadlines(staffContracts),
    },
    rows,
  };
};
