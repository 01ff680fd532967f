import { defineEvent } from '../define-event.ts';
import { office } from '../fields.ts';
import { aboutEscalation } from './about.ts';

/** The office has the package. */
export const EscalationPackageReceivedV1 = defineEvent({
  type: 'escalation.package.received.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'The office has the package',
  data: aboutEscalation({
    officeCode: office('Office that has it'),
  }),
});
