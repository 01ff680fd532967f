import { staffContracts } from '@crossroads/contracts/help';
import { staffDeadlines, staffDeskRows, type ServiceParts } from '@crossroads/messaging';
import { DiscardDraftsHandler } from './application/discard-drafts.handler.ts';
import { EndWaitsHandler } from './application/end-waits.handler.ts';
import { MatchPeopleHandler } from './application/matching/match-people.handler.ts';
import { MATCH_PERSON } from './application/matching/match-timer.ts';
import type { IntakePorts } from './application/ports.ts';
import { RecordProgressHandler } from './application/record-progress.handler.ts';
import { hearLaterNews, type LaterNews } from './application/news.ts';
import { HearNewsHandler } from './application/disclosure/hear-news.handler.ts';
import { consumes } from './consumes.ts';
import { DRAFT_EXPIRES } from './persistence/draft.repository.ts';
import { DraftRow } from './persistence/draft.row.ts';
import { PersonMatchRow } from './persistence/matching/person-match.row.ts';
import { SearchAllowanceRow } from './persistence/matching/search-allowance.row.ts';
import { PersonIndexRow } from './persistence/person-index.row.ts';
import { PersonRow } from './persistence/person.row.ts';
import { ProgressRow } from './persistence/progress.row.ts';
import { RevealAllowanceRow } from './persistence/people/reveal-allowance.row.ts';
import { RevealRow } from './persistence/people/reveal.row.ts';
import { AccountingRow } from './persistence/disclosure/accounting.row.ts';
import { ConsentCopyRow } from './persistence/disclosure/consent-copy.row.ts';
import { OfferHolderRow } from './persistence/disclosure/offer-holder.row.ts';
import { RecallRow } from './persistence/disclosure/recall.row.ts';
import { INFO_REMINDER, WAIT_ENDS } from './persistence/referral-waits.ts';
import { ReferralRow } from './persistence/referral.row.ts';
import { rightsDeadlines, rightsRows } from './rights.parts.ts';
import { safetyDeadlines, safetyRows } from './safety.parts.ts';

/**
 * Progress is read by people who look, not by the next step, and a withdrawn consent counts in minutes: news may wait a
 * little, in bites that hold no request back. Milliseconds; our own default.
 */
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
  ConsentCopyRow,
  OfferHolderRow,
  AccountingRow,
  RecallRow,
  ...rightsRows,
  ...safetyRows,
  PersonMatchRow,
  SearchAllowanceRow,
  ...staffDeskRows,
];

/** Intake without its frame: what it consumes, what it does when time runs out. */
export const intakeParts = (ports: Pick<IntakePorts, 'sites' | 'vault' | 'newId'>): ServiceParts<LaterNews> => {
  const hear = hearLaterNews(new RecordProgressHandler(), new HearNewsHandler(ports.newId));
  const endWaits = new EndWaitsHandler(ports);
  const discardDrafts = new DiscardDraftsHandler();
  const matchPeople = new MatchPeopleHandler(ports.vault);
  return {
    plane: 'help',
    service: 'intake',
    handler: 'progress',
    topics: ['help.screening.case.v1', 'help.outreach.case.v1', 'help.outreach.consent.v1', 'help.routing.offer.v1'],
    consumes,
    handle: hear,
    paceMs: PROGRESS_PACE_MS,
    deadlines: {
      [WAIT_ENDS]: (fired, tx) => endWaits.execute(fired, tx),
      [INFO_REMINDER]: (fired, tx) => endWaits.execute(fired, tx),
      [DRAFT_EXPIRES]: (fired, tx) => discardDrafts.execute(fired, tx),
      [MATCH_PERSON]: (fired, tx) => matchPeople.execute(fired, tx),
      ...staffDeadlines(staffContracts),
      ...rightsDeadlines(ports),
      ...safetyDeadlines,
    },
    rows,
  };
};
