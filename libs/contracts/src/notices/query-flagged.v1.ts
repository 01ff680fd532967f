import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { count, oneOf, opaque } from '../fields.ts';
import { QUERY_WINDOWS } from './codes.ts';

/** Somebody asks too often, or about one person again and again. */
export const NoticesQueryFlaggedV1 = defineEvent({
  type: 'notices.query.flagged.v1',
  topic: 'neutral.notices.notice.v1',
  description: 'Somebody asks too often, or about one person again and again',
  data: Type.Object({
    requesterId: opaque('Who asks, as the other plane calls them; equals the subject of the event'),
    count: count('Questions within the window'),
    window: oneOf(QUERY_WINDOWS, 'Time that was counted over'),
  }),
});
