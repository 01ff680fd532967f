import { MessagingTables1770000000000 } from '@crossroads/messaging';
import { CreateOutreach1772000000000 } from './1772000000000-create-outreach.ts';

/** Every migration of this schema, oldest first. */
export const migrations = [MessagingTables1770000000000, CreateOutreach1772000000000];
