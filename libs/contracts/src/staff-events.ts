import { Type } from 'typebox';
import { defineEvent } from './define-event.ts';
import { area, code, id, instant, orNone } from './fields.ts';
import type { Owner } from './owner.ts';
import { ACTOR_PATTERN } from './patterns.ts';

/** Subject of every confirmation of a staff directory, so that compaction keeps the last one only. */
export const STAFF_DIRECTORY = '6f1d2a60-5a3b-4c1e-8d27-0b6f3c9e5a10';

/** Who works where, as it is now: the whole state, so that the last one of a subject says everything. */
export const staffChanged = ({ plane, service }: Owner) =>
  defineEvent({
    type: `${service}.staff.changed.v1`,
    topic: `${plane}.${service}.staff.v1`,
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

/** The owner of the staff directory is there, and everything it knew until then was published before this. */
export const staffConfirmed = ({ plane, service }: Owner) =>
  defineEvent({
    type: `${service}.staff.confirmed.v1`,
    topic: `${plane}.${service}.staff.v1`,
    description: 'The staff directory is as it was published until now',
    data: Type.Object({
      confirmedAt: instant('When it was so, by real time'),
    }),
  });

/** The two contracts of a plane's staff directory; every plane has them in the same form. */
export type StaffContracts = {
  readonly changed: ReturnType<typeof staffChanged>;
  readonly confirmed: ReturnType<typeof staffConfirmed>;
};
