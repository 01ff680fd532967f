import {
  MessagingTables1770000000000,
  RetentionTables1774000000000,
  StaffTables1772000000000,
} from '@crossroads/messaging';
import { CreateScreening1771000000000 } from './1771000000000-create-screening.ts';
import { SiteSecurity1773000000000 } from './1773000000000-site-security.ts';

/** Every migration of this schema, oldest first. */
export const migrations = [
  MessagingTables1770000000000,
  CreateScreening1771000000000,
  StaffTables1772000000000,
  SiteSecurity1773000000000,
  RetentionTables1774000000000,
];
