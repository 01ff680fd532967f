import { MessagingTables1770000000000 } from '@crossroads/messaging';
import { CreateIntake1771000000000 } from './1771000000000-create-intake.ts';

/** In the order in which they run. */
export const migrations = [MessagingTables1770000000000, CreateIntake1771000000000];
