import { MessagingTables1770000000000 } from '@crossroads/messaging';
import { CreatePlacement1771000000000 } from './1771000000000-create-placement.ts';
import { CreateDirectory1771000100000 } from './1771000100000-create-directory.ts';

/** In the order in which they run. */
export const migrations = [
  MessagingTables1770000000000,
  CreatePlacement1771000000000,
  CreateDirectory1771000100000,
] as const;
