import type { ProblemTable } from '@crossroads/platform';

/** How refusals about reviews and holds are told. */
export const reviewProblems: ProblemTable = {
  'review.no-line': {
    status: 403,
    en: 'Your staff entry names no reporting line: ask the process manager to add it',
    es: 'Su registro no indica una línea de mando: pida al gerente del proceso que la agregue',
  },
  'review.own-nomination': {
    status: 403,
    en: 'You nominated this case: somebody else reviews it',
    es: 'Usted nominó este caso: otra persona lo revisa',
  },
  'review.same-person': {
    status: 403,
    en: 'You reviewed this case: another person gives the other review',
    es: 'Usted ya revisó este caso: otra persona hace la otra revisión',
  },
  'review.nominator-unit': {
    status: 403,
    en: 'You are of the reporting line that nominated: a reviewer of another line decides',
    es: 'Usted es de la línea de mando que nominó: decide alguien de otra línea',
  },
  'review.same-unit': {
    status: 403,
    en: 'Your reporting line gave the other review: a reviewer of another line decides',
    es: 'Su línea de mando hizo la otra revisión: decide alguien de otra línea',
  },
  'review.already-decided': {
    status: 409,
    en: 'Somebody else gave this review: read the case again',
    es: 'Otra persona ya hizo esta revisión: lea el caso de nuevo',
  },
  'review.process-first': {
    status: 409,
    en: 'The process review comes first',
    es: 'Primero va la revisión del proceso',
  },
  'review.not-open': {
    status: 409,
    en: 'There is nothing to review now: read the case again',
    es: 'No hay nada que revisar ahora: lea el caso de nuevo',
  },
  'review.lapsed': {
    status: 409,
    en: 'The 14 days for approvals have passed: the case lapses, and there is nothing to review',
    es: 'Pasaron los 14 días para aprobar: el caso caduca y no hay nada que revisar',
  },
  'review.reasons-missing': {
    status: 400,
    en: 'Write your reasons',
    es: 'Escriba sus razones',
  },
  'hold.not-found': {
    status: 404,
    en: 'Not found',
    es: 'No se encontró',
  },
  'hold.subject-purged': {
    status: 409,
    en: 'Everything has gone: there is nothing to hold',
    es: 'Todo fue eliminado: no hay nada que retener',
  },
};
