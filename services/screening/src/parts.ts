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
import { ScreenReferralsHandler, type IntakeCommand } from './application/screen-referrals.handler.ts';
import type { RuleBook } from './application/rule-book.ts';
import { consumes } from './consumes.ts';
import { kept } from './kept.ts';
import { CaseRow } from './persistence/case.row.ts';
import { ReceiptRow } from './persistence/receipt.row.ts';
import { RuleSetRow } from './persistence/rule-set.row.ts';

/** Row classes of every table of this service. */
export const rows = [
  CaseRow,
  ReceiptRow,
  RuleSetRow,
  StaffMemberRow,
  StaffSourceRow,
  RetainedReferralRow,
  HeldReferralRow,
];

/** What screening decides with, beside time and ids. */
export type ScreeningPorts = ServicePorts & { readonly sites: Sites; readonly rules: RuleBook };

/** Screening without its frame: what it consumes and does about it. */
export const screeningParts = ({
  newId,
  sites,
  rules,
}: ScreeningPorts): ServiceParts<IntakeCommand | RetentionNews | StaffNews> => {
  const screenReferrals = new ScreenReferralsHandler(rules, sites, newId);
  const cases: ServiceParts<IntakeCommand> = {
    plane: 'help',
    service: 'screening',
    handler: 'cases',
    topics: ['help.intake.referral.v1', 'help.intake.person.v1'],
    consumes,
    handle: (received, tx) => screenReferrals.execute(received, tx),
    deadlines: {},
    rows,
  };
  const retained = withRetention(cases, { contracts: retentionContracts, sites, kept });
  return withStaff<IntakeCommand | RetentionNews>(retained, staffContracts);
};
