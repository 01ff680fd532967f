import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { digest, id, language, version } from '../fields.ts';

/** A text of the notice was approved by somebody other than its author. */
export const NoticesVersionApprovedV1 = defineEvent({
  type: 'notices.version.approved.v1',
  topic: 'neutral.notices.notice.v1',
  description: 'A text of the notice was approved by somebody other than its author',
  data: Type.Object({
    versionId: id('The text; equals the subject of the event'),
    versionHash: digest('Hash of the text'),
    language: language('Language of the text'),
    policyVersion: version('Charging policy that it rests on'),
    approverId: id('Who approved it'),
  }),
});
