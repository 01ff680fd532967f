import { empties, removes, type Kept, type RetentionStep } from '@crossroads/messaging';
import type { FollowReferralsHandler } from './application/follow-referrals.handler.ts';
import { initialCase } from './domain/initial-case.ts';
import { AttemptRow } from './persistence/attempt.row.ts';
import { CaseRow } from './persistence/case.row.ts';
import { ConsentRow } from './persistence/consent.row.ts';

const ofReferrals = (ids: readonly string[]) => ({ id: ids });
const ofCases = (ids: readonly string[]) => ({ caseId: ids });
const closed = (ids: readonly string[]) => ({ id: ids, status: 'closed' as const });

const { urgency, ageBand, areaCode, language, needCodes, choiceCodes, consentId, requestedNeeds } = initialCase;
const { attempts, attemptModes, firstAttemptAt, familyTried, contactedAt } = initialCase;
const { refusals, reapproachAt, placements, intakeConsent, isEligible } = initialCase;

/** Where nobody closed the case, it is closed now: no worker's caseload counts it, no timer and no consent stays. */
const closing = (follow: FollowReferralsHandler): RetentionStep => ({
  table: 'outreach_case',
  clears: ['status'],
  run: async ({ ids, ended, at }, tx) => {
    const found = await tx.find(CaseRow, { id: ids });
    const open = new Set(found.filter(({ status }) => status !== 'closed' && status !== 'erased').map(({ id }) => id));
    const received = ended.filter(({ id }) => open.has(id)).map(({ id, site, cause }) => ({ eventId: id, subject: id, site, cause, at })); // prettier-ignore
    await follow.execute(
      received.map(each => ({ ...each, command: { type: 'CloseCase', causeCode: 'RETENTION' } })),
      tx,
    );
  },
});

const consentEnds: Kept['consentEnds'] = async (ids, tx) => {
  const ends = new Map<string, Date>();
  for (const { caseId, withdrawnAt, expiresAt } of await tx.find(ConsentRow, ofCases(ids))) {
    const end = withdrawnAt && withdrawnAt < expiresAt ? withdrawnAt : expiresAt;
    const known = ends.get(caseId);
    if (!known || known < end) ends.set(caseId, end);
  }
  return ends;
};

/** What outreach keeps of a referral, and what goes with each class. @source R48 */
export const keptOf = (follow: FollowReferralsHandler): Kept => ({
  steps: {
    C2: [empties(CaseRow, ofReferrals, { language }), empties(ConsentRow, ofCases, { language: 'und' })],
    C3: [
      removes(AttemptRow, ofCases),
      empties(CaseRow, ofReferrals, { attempts, attemptModes, firstAttemptAt, familyTried, contactedAt }),
    ],
    C4: [
      closing(follow),
      removes(ConsentRow, ofCases),
      empties(CaseRow, closed, {
        needCodes,
        choiceCodes,
        consentId,
        requestedNeeds,
        intakeConsent,
        intakeConsentId: null,
        refusals,
        reapproachAt,
        placements,
      }),
    ],
    C5: [empties(ConsentRow, ofCases, { part2: false })],
    C8: [empties(CaseRow, ofReferrals, { isEligible, urgency, ageBand, areaCode })],
    C1: [removes(CaseRow, ofReferrals)],
  },
  consentEnds,
});
