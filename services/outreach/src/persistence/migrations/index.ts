import {
  MessagingTables1770000000000,
  RetentionTables1774000000000,
  StaffTables1772000000000,
} from '@crossroads/messaging';
import { CreateOutreach1772000000000 } from './1772000000000-create-outreach.ts';
import { CaseOwner1773100000000 } from './1773100000000-case-owner.ts';
import { ConsentAndSiteSecurity1773000000000 } from './1773000000000-consent-and-site-security.ts';

/** Every migration of this schema, oldest first. */
export const migrations = [
  MessagingTables1770000000000,
  CreateOutreach1772000000000,
  StaffTables1772000000000,
  ConsentAndSiteSecurity1773000000000,
  CaseOwner1773100000000,
  RetentionTables1774000000000,
];
