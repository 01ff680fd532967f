import { staffContracts } from '@crossroads/contracts/enforcement';
import { staffDeadlines, staffDeskRows, type Received, type ServiceParts } from '@crossroads/messaging';
import { ACT_MARK_ENDS, endActMarks } from './application/act-marks.ts';
import { ClocksHandler } from './application/clocks.handler.ts';
import {
  HearDeadLetterHandler,
  RAISE_INCIDENT,
  type HearDeadLetter,
} from './application/incidents/hear-dead-letter.handler.ts';
import type { EscalationPorts } from './application/ports.ts';
import { ReceiveAnswerHandler, type ReceiveAnswer } from './application/receive-answer.handler.ts';
import { consumes, type EscalationNews } from './consumes.ts';
import { ActMarkRow } from './persistence/act-mark.row.ts';
import { ApprovalRow } from './persistence/approval.row.ts';
import { TIMERS } from './persistence/escalation-timers.ts';
import { EscalationRow } from './persistence/escalation.row.ts';
import { IncidentRow } from './persistence/incident.row.ts';
import { PurgeReceiptRow } from './persistence/purge-receipt.row.ts';
import { QuestionRow } from './persistence/question.row.ts';
import { SentPackageRow } from './persistence/sent-package.row.ts';
import { SubjectRow } from './persistence/subject.row.ts';
import { VictimTaskRow } from './persistence/victim-task.row.ts';

/** Tables of escalation. */
export const rows = [
  EscalationRow,
  SubjectRow,
  ApprovalRow,
  ActMarkRow,
  QuestionRow,
  SentPackageRow,
  IncidentRow,
  VictimTaskRow,
  PurgeReceiptRow,
  ...staffDeskRows,
];

const isAnswer = (received: Received<EscalationNews>): received is Received<ReceiveAnswer> =>
  received.command.type === 'ReceiveAnswer';
const isLetter = (received: Received<EscalationNews>): received is Received<HearDeadLetter> =>
  received.command.type === 'HearDeadLetter';

/** Escalation without its frame: what it consumes, what it does when time runs out. */
export const escalationParts = (ports: EscalationPorts): ServiceParts<EscalationNews> => {
  const answers = new ReceiveAnswerHandler(ports);
  const letters = new HearDeadLetterHandler(ports);
  const clocks = new ClocksHandler(ports);
  return {
    plane: 'enforcement',
    service: 'escalation',
    handler: 'cases',
    topics: ['bridge.attestation-reply.v1', 'enforcement.escalation.dead-letter.v1'],
    consumes,
    handle: async (received, tx) => {
      await answers.execute(received.filter(isAnswer), tx);
      await letters.execute(received.filter(isLetter), tx);
    },
    deadlines: {
      ...staffDeadlines(staffContracts),
      [TIMERS['ask-again']]: (fired, tx) => clocks.askAgain(fired, tx),
      [TIMERS.lapse]: (fired, tx) => clocks.lapse(fired, tx),
      [TIMERS['remind-office']]: (fired, tx) => clocks.remindOffice(fired, tx),
      [TIMERS.purge]: (fired, tx) => clocks.purge(fired, tx),
      [ACT_MARK_ENDS]: endActMarks,
      [RAISE_INCIDENT]: (fired, tx) => letters.raise(fired, tx),
    },
    rows,
  };
};
