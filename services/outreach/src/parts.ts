import { retentionContracts, staffContracts } from '@crossroads/contracts/help';
import {
  HeldReferralRow,
  RetainedReferralRow,
  StaffMemberRow,
  StaffSourceRow,
  withRetention,
  withStaff,
  type RetentionNews,
  type ServiceParts,
  type ServicePorts,
  type StaffNews,
} from '@crossroads/messaging';
import type { Sites } from '@crossroads/platform';
import { FIRST_ATTEMPT, REAPPROACH } from './application/case-timers.ts';
import { CONSENT_EXPIRY } from './application/consent-timers.ts';
import { fireConsentExpiries, fireFirstAttempts, fireReapproaches } from './application/fire-timers.ts';
import { FollowReferralsHandler, type HeardCommand } from './application/follow-referrals.handler.ts';
import { consumes } from './consumes.ts';
import { keptOf } from './kept.ts';
import { AttemptRow } from './persistence/attempt.row.ts';
import { CaseRow } from './persistence/case.row.ts';
import { ConsentRow } from './persistence/consent.row.ts';
import { WorkerRow } from './persistence/worker.row.ts';

/** Row classes of every table of this service. */
export const rows = [
  CaseRow,
  ConsentRow,
  AttemptRow,
  WorkerRow,
  StaffMemberRow,
  StaffSourceRow,
  RetainedReferralRow,
  HeldReferralRow,
];

/** What outreach decides with, beside time and ids. */
export type OutreachPorts = ServicePorts & { readonly sites: Sites };

/** Outreach without its frame: what it consumes and does about it, and its timers. */
export const outreachParts = ({ sites }: OutreachPorts): ServiceParts<HeardCommand | RetentionNews | StaffNews> => {
  const followReferrals = new FollowReferralsHandler(sites);
  const cases: ServiceParts<HeardCommand> = {
    plane: 'help',
    service: 'outreach',
    handler: 'cases',
    topics: ['help.intake.referral.v1', 'help.intake.person.v1', 'help.screening.case.v1', 'help.routing.offer.v1'],
    consumes,
    handle: (received, tx) => followReferrals.execute(received, tx),
    deadlines: {
      [FIRST_ATTEMPT]: fireFirstAttempts,
      [REAPPROACH]: fireReapproaches,
      [CONSENT_EXPIRY]: fireConsentExpiries,
    },
    rows,
  };
  const kept = keptOf(followReferrals);
  const retained = withRetention(cases, { contracts: retentionContracts, sites, kept });
  return withStaff<HeardCommand | RetentionNews>(retained, staffContracts);
};
