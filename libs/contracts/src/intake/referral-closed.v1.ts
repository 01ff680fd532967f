import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { aboutReferral, code, orNone } from '../fields.ts';

/** A referral was closed by a human. */
export const IntakeReferralClosedV1 = defineEvent({
  type: 'intake.referral.closed.v1',
  topic: 'help.intake.referral.v1',
  description: 'A referral was closed by a human',
  data: aboutReferral({
    outcomeCode: code('How it ended'),
    supervisorId: orNone(Type.String({ format: 'uuid' }), 'Supervisor who agreed; none where none is needed'),
  }),
});
