import {
  MessagingTables1770000000000,
  StaffHistory1773600000000,
  StaffTables1772000000000,
} from '@crossroads/messaging';
import { CreateIntake1771000000000 } from './1771000000000-create-intake.ts';
import { SiteSecurity1773000000000 } from './1773000000000-site-security.ts';
import { PeopleStore1773100000000 } from './1773100000000-people-store.ts';
import { Matching1773200000000 } from './1773200000000-matching.ts';
import { Disclosure1773300000000 } from './1773300000000-disclosure.ts';
import { Rights1773400000000 } from './1773400000000-rights.ts';
import { SafetyNotices1774200000000 } from './1774200000000-safety-notices.ts';
import { RetentionAnew1774300000000 } from './1774300000000-retention-anew.ts';

/** In the order in which they run. */
export const migrations = [
  MessagingTables1770000000000,
  CreateIntake1771000000000,
  StaffTables1772000000000,
  SiteSecurity1773000000000,
  PeopleStore1773100000000,
  Matching1773200000000,
  Disclosure1773300000000,
  Rights1773400000000,
  StaffHistory1773600000000,
  SafetyNotices1774200000000,
  RetentionAnew1774300000000,
];
