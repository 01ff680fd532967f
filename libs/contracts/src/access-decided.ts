import { Type } from 'typebox';
import { defineEvent } from './define-event.ts';
import { code, id, orNone } from './fields.ts';
import type { Owner } from './owner.ts';

const NAME = '^[A-Z][A-Za-z]{1,59}$';

/**
 * The event by which a service tells the audit what it decided about one request: who asked, for what, why, and which
 * policies decided. Ids and codes only.
 * @source assurance.md 4.2; R45
 */
export const accessDecided = ({ plane, service }: Owner) =>
  defineEvent({
    type: `${service}.access.decided.v1`,
    topic: `${plane}.${service}.access.v1`,
    description: 'Somebody was allowed or refused something',
    data: Type.Object({
      actorId: id('Who asked; equals the subject of the event. The nil UUID where nobody was recognised'),
      role: orNone(Type.String({ pattern: '^[a-z-]{2,40}$' }), 'Role in force; none where nobody was recognised'),
      actionName: code('What was asked for', NAME),
      resourceType: code('Kind of record; Site where none was opened', NAME),
      resourceId: orNone(Type.String({ maxLength: 80 }), 'Opaque id of the record; none where none was opened'),
      purposeCode: code('Stated purpose', '^[a-z-]{2,20}$'),
      outcome: Type.Enum(['ALLOWED', 'DENIED'], { description: 'What was decided' }),
      policyIds: Type.Array(Type.String({ pattern: '^[A-Z]+-[A-Z0-9-]{1,20}$' }), {
        description: 'Policies that decided',
      }),
      reasonCode: orNone(code('Why it was refused'), 'Why it was refused; none where it was not'),
      viewName: orNone(Type.String({ maxLength: 60 }), 'Set of fields that was shown; none where nothing was'),
      breakGlassId: orNone(id('Grant'), 'Break-glass grant that it rests on; none where none was used'),
      count: Type.Integer({ minimum: 1, description: 'How many equal refusals this stands for' }),
    }),
  });
