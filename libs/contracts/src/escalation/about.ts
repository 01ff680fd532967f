import { Type } from 'typebox';
import type { TProperties } from 'typebox';
import { actor, id } from '../fields.ts';

/** Data of an event about one escalation: its id, who acted, whom it concerns, and the event's own fields. */
export const aboutEscalation = <P extends TProperties>(fields: P) =>
  Type.Object({
    escalationId: id('The escalation; equals the subject of the event'),
    subjectId: id('Random id of the subject within the enforcement plane'),
    actorId: actor,
    ...fields,
  });
