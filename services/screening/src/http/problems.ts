import type { ProblemTable } from '@crossroads/platform';

/** How screening's refusals are told. */
export const problems: ProblemTable = {
  'screening.case-unknown': { status: 404, en: 'Not found', es: 'No se encontró' },
  'screening.case-changed': {
    status: 412,
    en: 'Somebody changed the case since you read it: read it again, then decide',
    es: 'Alguien cambió el caso después de que usted lo leyó: léalo de nuevo y decida',
  },
  'screening.not-in-review': {
    status: 409,
    en: 'This case does not wait for a decision: read it again',
    es: 'Este caso no espera una decisión: léalo de nuevo',
  },
  'screening.reason-missing': {
    status: 400,
    en: 'Name at least one reason for the decision',
    es: 'Indique al menos un motivo de la decisión',
  },
  'screening.alternative-missing': {
    status: 400,
    en: 'Not priority comes with an offer of other help: name it',
    es: 'Si no es prioritario, ofrezca otra ayuda: indique cuál',
  },
};
