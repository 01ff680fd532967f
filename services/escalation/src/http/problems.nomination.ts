import type { ProblemTable } from '@crossroads/platform';

/** How refusals about nominations are told. */
export const nominationProblems: ProblemTable = {
  'escalation.not-found': {
    status: 404,
    en: 'Not found',
    es: 'No se encontró',
  },
  'nomination.barred-content': {
    status: 400,
    en: 'A nomination may not hold these words: take them out and send it again',
    es: 'Una nominación no puede contener estas palabras: quítelas y envíela de nuevo',
  },
  'barred-content': {
    status: 400,
    en: 'These words have no place in a nomination',
    es: 'Estas palabras no tienen lugar en una nominación',
  },
  'nomination.no-line': {
    status: 403,
    en: 'Your staff entry names no reporting line: ask the process manager to add it',
    es: 'Su registro no indica una línea de mando: pida al gerente del proceso que la agregue',
  },
  'nomination.same-act': {
    status: 409,
    en: 'This act was nominated before and is not nominated again',
    es: 'Este hecho ya fue nominado y no se nomina de nuevo',
  },
  'nomination.lapsed': {
    status: 409,
    en: 'The 30 days to submit have passed: the case lapses, and there is nothing more to do',
    es: 'Pasaron los 30 días para enviar: el caso caduca y no hay nada más que hacer',
  },
  'nomination.act-in-future': {
    status: 400,
    en: 'The act lies in the future: check its time',
    es: 'El hecho está en el futuro: revise la hora',
  },
  'nomination.exculpatory-missing': {
    status: 400,
    en: 'Say what speaks for the person, or affirm that none is known',
    es: 'Indique lo que favorece a la persona o afirme que no se conoce nada',
  },
  'one-or-the-other': {
    status: 400,
    en: 'One of the two, not both',
    es: 'Uno de los dos, no ambos',
  },
  'time.exists-twice': {
    status: 400,
    en: 'Clocks showed this time twice: give its offset from UTC',
    es: 'Los relojes marcaron esta hora dos veces: indique su diferencia con UTC',
  },
  'time.does-not-exist': {
    status: 400,
    en: 'Clocks were set forward over this time: give its offset from UTC',
    es: 'Los relojes se adelantaron sobre esta hora: indique su diferencia con UTC',
  },
  'time.offset-wrong': {
    status: 400,
    en: 'This offset was not in use there at that time',
    es: 'Esa diferencia con UTC no estaba en uso en ese momento',
  },
  'not-a-local-time': {
    status: 400,
    en: 'This must be a local date and time, YYYY-MM-DDTHH:MM',
    es: 'Debe ser una fecha y hora local, AAAA-MM-DDTHH:MM',
  },
  'not-an-offset': {
    status: 400,
    en: 'This must be an offset from UTC such as -06:00',
    es: 'Debe ser una diferencia con UTC como -06:00',
  },
  'nexus.not-answered': {
    status: 409,
    en: 'An attorney answers the federal question first; then submit again, within 30 days of nominating',
    es: 'Primero un abogado responde la pregunta federal; después envíe de nuevo, dentro de 30 días de la nominación',
  },
  'nexus.already-submitted': {
    status: 409,
    en: 'The nomination was submitted: the answer stands',
    es: 'La nominación ya fue enviada: la respuesta queda',
  },
  'nexus.own-nomination': {
    status: 403,
    en: 'Another attorney answers for a nomination of your own',
    es: 'Otro abogado responde por una nominación propia',
  },
  'nexus.no-statute': {
    status: 400,
    en: 'A yes names at least one statute of the menu',
    es: 'Un sí indica al menos una ley del menú',
  },
  'nexus.statutes-not-taken': {
    status: 400,
    en: 'A no names no statute: take them out',
    es: 'Un no no indica leyes: quítelas',
  },
  'nexus.unknown-statute': {
    status: 400,
    en: 'This statute is not on the menu',
    es: 'Esta ley no está en el menú',
  },
  'nexus.statute-version': {
    status: 400,
    en: 'This version of the statute was not in force on the day of the offence',
    es: 'Esta versión de la ley no estaba vigente el día del delito',
  },
  'nexus.offence-date': {
    status: 400,
    en: 'The offence date is the local day of the act',
    es: 'La fecha del delito es el día local del hecho',
  },
  'nexus.self-defence-note': {
    status: 400,
    en: 'Self-defence is claimed: write a note on it',
    es: 'Se alega legítima defensa: escriba una nota sobre ello',
  },
  'escalation.closed': {
    status: 409,
    en: 'This case has ended and is not changed any more',
    es: 'Este caso terminó y ya no se cambia',
  },
  'escalation.lapsed': {
    status: 409,
    en: 'The time for this has passed: the case has lapsed',
    es: 'El plazo pasó: el caso caducó',
  },
};
