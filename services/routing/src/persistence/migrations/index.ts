import {
  MessagingTables1770000000000,
  RetentionTables1774000000000,
  StaffTables1772000000000,
} from '@crossroads/messaging';
import { CreatePlacement1771000000000 } from './1771000000000-create-placement.ts';
import { CreateDirectory1771000100000 } from './1771000100000-create-directory.ts';
import { SiteSecurity1773000000000 } from './1773000000000-site-security.ts';
import { OffersByReferral1774100000000 } from './1774100000000-offers-by-referral.ts';

/** In the order in which they run. */
export const migrations = [
  MessagingTables1770000000000,
  CreatePlacement1771000000000,
  CreateDirectory1771000100000,
  StaffTables1772000000000,
  SiteSecurity1773000000000,
  RetentionTables1774000000000,
  OffersByReferral1774100000000,
] as const;
