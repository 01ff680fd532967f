import type { ProblemTable } from '@crossroads/platform';

/** How outreach's refusals are told. */
export const problems: ProblemTable = {
  'outreach.case-unknown': { status: 404, en: 'Not found', es: 'No se encontró' },
  'outreach.not-ready': {
    status: 409,
    en: 'This case has not passed screening yet: wait until it is eligible',
    es: 'Este caso aún no ha pasado la evaluación: espere a que sea elegible',
  },
  'outreach.not-assigned': {
    status: 409,
    en: 'Nobody has this case yet: a lead assigns a worker first',
    es: 'Nadie tiene este caso todavía: primero se asigna una persona',
  },
  'outreach.case-closed': { status: 409, en: 'This case is closed', es: 'Este caso está cerrado' },
  'outreach.not-in-contact': {
    status: 409,
    en: 'This case rests: record the contact first, that opens it again',
    es: 'Este caso está en pausa: registre primero el contacto, eso lo reabre',
  },
  'outreach.person-reached': {
    status: 409,
    en: 'The person was reached, so the case is not paused as unreached',
    es: 'Se contactó a la persona, así que el caso no se pausa',
  },
  'outreach.attempt-floor': {
    status: 409,
    en: 'Not enough was tried: at least 8 attempts in 3 ways over 30 days, the family included',
    es: 'Faltan intentos: al menos 8, de 3 maneras, durante 30 días, incluida la familia',
  },
  'outreach.attempt-too-early': {
    status: 409,
    en: 'Nobody could try before the case was known here',
    es: 'Nadie pudo intentarlo antes de que se conociera el caso',
  },
  'outreach.area-unknown': {
    status: 409,
    en: 'Name the area: providers can be sought only when it is known',
    es: 'Indique la zona: solo así se pueden buscar proveedores',
  },
  'outreach.worker-unknown': {
    status: 409,
    en: 'There is no such worker at this site: choose from the list',
    es: 'No hay tal persona en este sitio: elija de la lista',
  },
  'outreach.worker-inactive': {
    status: 409,
    en: 'This worker takes no cases now: choose another',
    es: 'Esta persona no recibe casos ahora: elija otra',
  },
  'outreach.worker-conflict': {
    status: 409,
    en: 'This worker has a conflict of interest with the referrer: choose another',
    es: 'Esta persona tiene un conflicto de interés con quien refiere: elija otra',
  },
  'consent.ended-already': {
    status: 400,
    en: 'A consent ends in the future: give a later date',
    es: 'El consentimiento debe terminar en el futuro: indique otra fecha',
  },
  'consent.not-specific': {
    status: 400,
    en: 'A consent names its purposes and its kinds of data',
    es: 'El consentimiento nombra sus fines y los tipos de datos',
  },
  'consent.recipient-missing': {
    status: 400,
    en: 'A consent names who may receive the data',
    es: 'El consentimiento nombra quién puede recibir los datos',
  },
  'consent.recipient-not-named': {
    status: 400,
    en: 'Health and victim records go only to recipients named one by one',
    es: 'Los datos de salud y de víctimas solo van a destinatarios nombrados',
  },
  'consent.not-written': {
    status: 400,
    en: 'Consent to share treatment records is given in writing',
    es: 'El consentimiento sobre tratamientos se da por escrito',
  },
  'consent.bundled': {
    status: 400,
    en: 'A consent to everything is none: take one for each purpose, health and victim records apart',
    es: 'Un consentimiento para todo no vale: pida uno por fin, aparte para salud y para víctimas',
  },
  'consent.combined': {
    status: 400,
    en: 'Consent for legal proceedings stands alone: take it apart from any other',
    es: 'El consentimiento para procesos legales va solo: pídalo aparte',
  },
  'consent.too-long': {
    status: 400,
    en: 'A consent holds for twelve months at most: give an earlier date',
    es: 'El consentimiento dura doce meses como máximo: indique una fecha anterior',
  },
  'consent.witness-missing': {
    status: 400,
    en: 'Name the witness: this consent needs one',
    es: 'Indique quién fue testigo: este consentimiento lo necesita',
  },
  'consent.witness-same': {
    status: 400,
    en: 'The witness is another person than whoever writes it down',
    es: 'El testigo es otra persona que quien lo registra',
  },
  'consent.not-active': {
    status: 409,
    en: 'This consent has ended already',
    es: 'Este consentimiento ya terminó',
  },
};
