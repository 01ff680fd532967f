import type { ProblemTable } from '@crossroads/platform';

/** How refusals about packages, offices, tasks and incidents are told. */
export const officeProblems: ProblemTable = {
  'package.not-found': {
    status: 404,
    en: 'Not found',
    es: 'No se encontró',
  },
  'office.unknown': {
    status: 400,
    en: 'No prosecutor of this site works in that office: check its id',
    es: 'Ningún fiscal de este sitio trabaja en esa oficina: revise el identificador',
  },
  'office.not-sent': {
    status: 409,
    en: 'Nothing was sent to an office yet',
    es: 'Todavía no se envió nada a una oficina',
  },
  'office.other': {
    status: 409,
    en: 'This was sent to another office',
    es: 'Esto se envió a otra oficina',
  },
  'office.not-received': {
    status: 409,
    en: 'Confirm receipt first',
    es: 'Primero confirme la recepción',
  },
  'transmission.not-approved': {
    status: 409,
    en: 'Ten proofs and two approvals come first: read the checklist',
    es: 'Primero diez pruebas y dos aprobaciones: lea la lista',
  },
  'transmission.lapsed': {
    status: 409,
    en: 'The approvals were not used within 14 days and have expired: the case lapses, and nothing is sent',
    es: 'Las aprobaciones no se usaron en 14 días y vencieron: el caso caduca y no se envía nada',
  },
  'transmission.already-sent': {
    status: 409,
    en: 'The package was sent to another office',
    es: 'El paquete se envió a otra oficina',
  },
  'package.not-allowed': {
    status: 409,
    en: 'Something in this case has no place in a package: withdraw it and nominate anew',
    es: 'Algo de este caso no tiene lugar en un paquete: retírelo y nomine de nuevo',
  },
  'package.unproven': {
    status: 409,
    en: 'Not all ten preconditions are proven',
    es: 'No están probadas las diez condiciones',
  },
  'package.not-independent': {
    status: 409,
    en: 'The two approvals are not independent',
    es: 'Las dos aprobaciones no son independientes',
  },
  'package.barred-content': {
    status: 409,
    en: 'A text of this case holds words that a package may not hold',
    es: 'Un texto de este caso contiene palabras que un paquete no puede contener',
  },
  'package.unprintable': {
    status: 409,
    en: 'A text of this case holds signs that cannot be printed',
    es: 'Un texto de este caso contiene signos que no se pueden imprimir',
  },
  'return.unknown': {
    status: 409,
    en: 'The office asked for nothing that waits for an answer',
    es: 'La oficina no pidió nada que espere respuesta',
  },
  'return.overdue': {
    status: 409,
    en: 'The 15 days for an answer have passed',
    es: 'Pasaron los 15 días para responder',
  },
  'return.not-possible': {
    status: 409,
    en: 'Only what the office has, and has not returned, can be returned',
    es: 'Solo se devuelve lo que la oficina tiene y no ha devuelto',
  },
  'return.too-often': {
    status: 409,
    en: 'It was returned twice: decide on what you have',
    es: 'Ya se devolvió dos veces: decida con lo que tiene',
  },
  'disposition.not-under-review': {
    status: 409,
    en: 'Begin the review first',
    es: 'Primero comience la revisión',
  },
  'disposition.reason-missing': {
    status: 400,
    en: 'A declination has its reason code',
    es: 'Una declinación lleva su código de razón',
  },
  'disposition.reason-not-taken': {
    status: 400,
    en: 'Only a declination has a reason code: take it out',
    es: 'Solo una declinación lleva código de razón: quítelo',
  },
  'disposition.date-in-future': {
    status: 400,
    en: 'It was decided today or before',
    es: 'Se decidió hoy o antes',
  },
  'disposition.date-before-transmission': {
    status: 400,
    en: 'Nothing is decided before it is sent: check the day',
    es: 'Nada se decide antes de enviarse: revise el día',
  },
  'destruction.not-recalled': {
    status: 409,
    en: 'Nothing was called back',
    es: 'No se pidió devolver nada',
  },
  'victim-task.not-found': {
    status: 404,
    en: 'Not found',
    es: 'No se encontró',
  },
  'victim-task.completed': {
    status: 409,
    en: 'This task is done',
    es: 'Esta tarea ya está hecha',
  },
  'incident.not-found': {
    status: 404,
    en: 'Not found',
    es: 'No se encontró',
  },
  'incident.reported': {
    status: 409,
    en: 'This incident was reported',
    es: 'Este incidente ya fue reportado',
  },
};
