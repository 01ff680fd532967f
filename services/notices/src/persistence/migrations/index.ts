import {
  MessagingTables1770000000000,
  StaffHistory1773600000000,
  StaffTables1772000000000,
} from '@crossroads/messaging';
import { CreateNotices1774000000000 } from './1774000000000-create-notices.ts';

/** In the order in which they run. */
export const migrations = [
  MessagingTables1770000000000,
  StaffTables1772000000000,
  StaffHistory1773600000000,
  CreateNotices1774000000000,
] as const;
