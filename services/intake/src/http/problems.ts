import { staffProblems } from '@crossroads/messaging';
import type { ProblemTable } from '@crossroads/platform';

/** How intake's refusals are told. */
export const problems: ProblemTable = {
  ...staffProblems,
  'referral.not-found': { status: 404, en: 'Not found', es: 'No se encontró' },
  'draft.not-found': { status: 404, en: 'Not found', es: 'No se encontró' },
  'person.not-found': { status: 404, en: 'Not found', es: 'No se encontró' },
  'person.reveal-limit': {
    status: 429,
    en: 'You have looked at as many people as one hour allows',
    es: 'Ya consultó tantas personas como permite una hora',
  },
  'person.search-limit': {
    status: 429,
    en: 'You have searched as often as one hour allows',
    es: 'Ya buscó tantas veces como permite una hora',
  },
  'person.search-purpose': {
    status: 400,
    en: 'Say what you search for: send the header purpose',
    es: 'Indique para qué busca: envíe el encabezado purpose',
  },
  'person.link-self': { status: 409, en: 'A record is itself already', es: 'Un registro ya es él mismo' },
  'person.already-linked': { status: 409, en: 'The two are linked already', es: 'Ya están vinculados' },
  'person.not-linked': { status: 409, en: 'The two are not linked', es: 'No están vinculados' },
  'link.not-found': { status: 404, en: 'Not found', es: 'No se encontró' },
  'match-review.not-found': { status: 404, en: 'Not found', es: 'No se encontró' },
  'match-review.decided': {
    status: 409,
    en: 'This pair does not wait for a decision: read it again',
    es: 'Este par no espera una decisión: léalo de nuevo',
  },
  'recall.not-found': { status: 404, en: 'Not found', es: 'No se encontró' },
  'recall.acknowledged': {
    status: 409,
    en: 'This was acknowledged already',
    es: 'Esto ya se confirmó',
  },
  'safety-notice.not-found': { status: 404, en: 'Not found', es: 'No se encontró' },
  'safety-notice.in-future': { status: 409, en: 'It has not happened yet', es: 'Todavía no ha ocurrido' },
  'safety-notice.area-unknown': { status: 409, en: 'The site has no such area', es: 'El sitio no tiene esa zona' },
  'safety-notice.referral-unknown': {
    status: 409,
    en: 'The referral is not one of this site',
    es: 'La remisión no es de este sitio',
  },
  'safety-notice.already-linked': {
    status: 409,
    en: 'The two are linked already',
    es: 'Ya están vinculados',
  },
  'safety-notice.already-handled': {
    status: 409,
    en: 'Somebody has handled this notice already',
    es: 'Alguien ya atendió este aviso',
  },
  'person.held': {
    status: 409,
    en: 'A legal hold stands: nothing of this person may go',
    es: 'Hay una retención legal: no se puede borrar nada de esta persona',
  },
  'person.already-restricted': { status: 409, en: 'It is restricted already', es: 'Ya está restringido' },
  'person.not-restricted': { status: 409, en: 'It is not restricted', es: 'No está restringido' },
  'hold.not-found': { status: 404, en: 'Not found', es: 'No se encontró' },
  'break-glass.not-found': { status: 404, en: 'Not found', es: 'No se encontró' },
  'break-glass.own-review': {
    status: 409,
    en: 'Somebody else reviews what you opened',
    es: 'Otra persona revisa lo que usted abrió',
  },
  'break-glass.reviewed': { status: 409, en: 'It was reviewed already', es: 'Ya se revisó' },
  'break-glass.review-overdue': {
    status: 409,
    en: 'What you opened before has not been reviewed: ask the manager or the privacy officer',
    es: 'Lo que abrió antes no se ha revisado: consulte a la gerencia o a la persona encargada de la privacidad',
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
