import type { ProblemTable } from '@crossroads/platform';

/** How intake's refusals are told. */
export const problems: ProblemTable = {
  'referral.not-found': { status: 404, en: 'Not found', es: 'No se encontró' },
  'draft.not-found': { status: 404, en: 'Not found', es: 'No se encontró' },
  'person.not-found': { status: 404, en: 'Not found', es: 'No se encontró' },
  'person.reveal-limit': {
    status: 429,
    en: 'You have looked at as many people as one hour allows',
    es: 'Ya consultó tantas personas como permite una hora',
  },
  'person.nameless': {
    status: 409,
    en: 'A person is known by a name or an alias: give one',
    es: 'Una persona se conoce por un nombre o un alias: indique uno',
  },
  'person.nothing-changed': { status: 409, en: 'This is what is known already', es: 'Esto ya es lo que se sabe' },
  'referral.not-in-triage': {
    status: 409,
    en: 'This referral does not wait for a decision: read it again',
    es: 'Esta remisión no espera una decisión: léala de nuevo',
  },
  'referral.not-asked': {
    status: 409,
    en: 'Nothing is asked about this referral now',
    es: 'Ahora no se pide nada sobre esta remisión',
  },
  'referral.answer-empty': {
    status: 400,
    en: 'The answer says nothing: give the area, facts, age band or needs',
    es: 'La respuesta está vacía: indique la zona, los hechos, la edad o las necesidades',
  },
  'referral.kept-unknown': {
    status: 409,
    en: 'The referral to keep is not another one of this site',
    es: 'La remisión que se conserva no es otra de este sitio',
  },
  'referral.not-handed-out': {
    status: 409,
    en: 'This referral was not handed to a partner',
    es: 'Esta remisión no se entregó a otra organización',
  },
  'referral.already-closed': {
    status: 409,
    en: 'This referral has ended already',
    es: 'Esta remisión ya terminó',
  },
  'referral.urgent-needs-supervisor': {
    status: 409,
    en: 'An urgent referral is closed by a duty supervisor',
    es: 'Una remisión urgente la cierra la supervisión de guardia',
  },
};
