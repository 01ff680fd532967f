import type { ServiceParts } from '@crossroads/messaging';
import { endNotices } from './application/safety/end-notices.handler.ts';
import { SafetyNoticeLinkRow } from './persistence/safety/safety-notice-link.row.ts';
import { SafetyNoticeRow } from './persistence/safety/safety-notice.row.ts';
import { NOTICE_ENDS } from './persistence/safety/safety-notices.ts';

/** Tables of safety notices. */
export const safetyRows = [SafetyNoticeRow, SafetyNoticeLinkRow];

/** What becomes of safety notices when time runs out. */
export const safetyDeadlines: ServiceParts<unknown>['deadlines'] = { [NOTICE_ENDS]: endNotices };
