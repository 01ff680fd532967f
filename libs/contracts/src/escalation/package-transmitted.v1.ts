import { defineEvent } from '../define-event.ts';
import { digest, office } from '../fields.ts';
import { aboutEscalation } from './about.ts';

/** The package was handed to the office. */
export const EscalationPackageTransmittedV1 = defineEvent({
  type: 'escalation.package.transmitted.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'The package was handed to the office',
  data: aboutEscalation({
    packageHash: digest('Hash of the manifest'),
    officeCode: office('Office that it was handed to'),
  }),
});
