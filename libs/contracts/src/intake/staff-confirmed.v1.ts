import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { instant } from '../fields.ts';

/** Subject of every confirmation, so that compaction keeps the last one only. */
export const STAFF_DIRECTORY = '6f1d2a60-5a3b-4c1e-8d27-0b6f3c9e5a10';

/** The owner of the staff directory is there, and everything it knew until then was published before this. */
export const IntakeStaffConfirmedV1 = defineEvent({
  type: 'intake.staff.confirmed.v1',
  topic: 'help.intake.staff.v1',
  description: 'The staff directory is as it was published until now',
  data: Type.Object({
    confirmedAt: instant('When it was so, by real time'),
  }),
});
