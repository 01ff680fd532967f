import { StaffMemberRow, StaffSourceRow, type ServiceParts } from '@crossroads/messaging';
import { DiscardDraftsHandler } from './application/discard-drafts.handler.ts';
import { EndWaitsHandler } from './application/end-waits.handler.ts';
import type { IntakePorts } from './application/ports.ts';
import { RecordProgressHandler, type RecordProgress } from './application/record-progress.handler.ts';
import { consumes } from './consumes.ts';
import { DRAFT_EXPIRES } from './persistence/draft.repository.ts';
import { DraftRow } from './persistence/draft.row.ts';
import { PersonIndexRow } from './persistence/person-index.row.ts';
import { PersonRow } from './persistence/person.row.ts';
import { ProgressRow } from './persistence/progress.row.ts';
import { RevealAllowanceRow } from './persistence/people/reveal-allowance.row.ts';
import { RevealRow } from './persistence/people/reveal.row.ts';
import { INFO_REMINDER, WAIT_ENDS } from './persistence/referral-waits.ts';
import { ReferralRow } from './persistence/referral.row.ts';

/** Progress is read by people who look, not by the next step: it may come a tenth of a second later. Our own default. */
const PROGRESS_PACE_MS = 100;

/** Tables of intake. */
export const rows = [
  ReferralRow,
  PersonRow,
  PersonIndexRow,
  DraftRow,
  ProgressRow,
  RevealRow,
  RevealAllowanceRow,
  StaffMemberRow,
  StaffSourceRow,
];

/** Intake without its frame: what it consumes, what it does when time runs out. */
export const intakeParts = (ports: Pick<IntakePorts, 'sites'>): ServiceParts<RecordProgress> => {
  const recordProgress = new RecordProgressHandler();
  const endWaits = new EndWaitsHandler(ports);
  const discardDrafts = new DiscardDraftsHandler();
  return {
    plane: 'help',
    service: 'intake',
    handler: 'progress',
    topics: ['help.screening.case.v1', 'help.outreach.case.v1', 'help.routing.offer.v1'],
    consumes,
    handle: (received, tx) => recordProgress.execute(received, tx),
    paceMs: PROGRESS_PACE_MS,
    deadlines: {
      [WAIT_ENDS]: (fired, tx) => endWaits.execute(fired, tx),
      [INFO_REMINDER]: (fired, tx) => endWaits.execute(fired, tx),
      [DRAFT_EXPIRES]: (fired, tx) => discardDrafts.execute(fired, tx),
    },
    rows,
  };
};
