import { Type } from 'typebox';
import { ACTOR_PATTERN } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { area, code, id, instant, orNone } from '../fields.ts';

/** Who works where, as it is now: the whole state, so that the last one of a subject says everything. */
export const IntakeStaffChangedV1 = defineEvent({
  type: 'intake.staff.changed.v1',
  topic: 'help.intake.staff.v1',
  description: 'A staff member was added, assigned, or has an assignment no more',
  data: Type.Object({
    staffId: id('Opaque staff id, the same at the issuer; equals the subject of the event'),
    version: Type.Integer({ minimum: 1, description: 'Counts the changes of this staff member from 1' }),
    role: code('Role of the assignment', '^[a-z-]{2,40}$'),
    orgId: orNone(id('Organisation'), 'Organisation that the assignment is for'),
    areaCode: orNone(area('Area of the site'), 'Area that the assignment is for'),
    programme: orNone(code('Programme'), 'Programme that the assignment is for'),
    validFrom: instant('From when it holds'),
    validUntil: orNone(instant('End'), 'First instant at which it holds no more; none while no end is known'),
    changedBy: Type.String({ pattern: ACTOR_PATTERN, description: 'Who changed it, or SYSTEM' }),
  }),
});
