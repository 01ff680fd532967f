import {
  MessagingTables1770000000000,
  StaffHistory1773600000000,
  StaffTables1772000000000,
} from '@crossroads/messaging';
import { CreateEscalation1773700000000 } from './1773700000000-create-escalation.ts';

/** In the order in which they run. */
export const migrations = [
  MessagingTables1770000000000,
  StaffTables1772000000000,
  StaffHistory1773600000000,
  CreateEscalation1773700000000,
] as const;
