import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { id, version } from '../fields.ts';

/** A text rests on a charging policy that is no longer in force, and is not served until it was looked at again. */
export const NoticesVersionReviewRequiredV1 = defineEvent({
  type: 'notices.version.review-required.v1',
  topic: 'neutral.notices.notice.v1',
  description:
    'A text rests on a charging policy that is no longer in force, and is not served until it was looked at again',
  data: Type.Object({
    versionId: id('The text; equals the subject of the event'),
    policyVersion: version('Charging policy that is in force now'),
  }),
});
