import type { ProblemTable } from '@crossroads/platform';

/** How routing's refusals are told. */
export const problems: ProblemTable = {
  'placement.not-found': { status: 404, en: 'Not found', es: 'No se encontró' },
  'offer.not-found': { status: 404, en: 'Not found', es: 'No se encontró' },
  'service.not-found': { status: 404, en: 'Not found', es: 'No se encontró' },
  'exclusion.not-found': { status: 404, en: 'Not found', es: 'No se encontró' },
  'offer.not-open': {
    status: 409,
    en: 'This offer is not open any more: read it again',
    es: 'Esta oferta ya no está abierta: léala de nuevo',
  },
  'offer.expired': {
    status: 409,
    en: 'This offer ended before it was answered',
    es: 'Esta oferta venció antes de ser respondida',
  },
  'offer.not-accepted': {
    status: 409,
    en: 'This offer is not an accepted one',
    es: 'Esta oferta no está aceptada',
  },
  'handoff.not-complete': {
    status: 409,
    en: 'Help begins after both sides confirmed the hand-off',
    es: 'La ayuda comienza después de que ambas partes confirmen la entrega',
  },
  'handoff.other-side': {
    status: 403,
    en: 'You can confirm for your own side only',
    es: 'Solo puede confirmar por su propia parte',
  },
  'placement.not-waiting': {
    status: 409,
    en: 'A provider is on this placement already, or it has ended',
    es: 'Esta solicitud ya tiene un proveedor o ha terminado',
  },
  'match.consent': {
    status: 409,
    en: 'The person’s consent does not cover this service',
    es: 'El consentimiento de la persona no cubre este servicio',
  },
  'match.safety': { status: 409, en: 'This service may not be asked', es: 'No se puede ofrecer este servicio' },
  'match.capacity': {
    status: 409,
    en: 'This service has no free unit that was told of in the last day',
    es: 'Este servicio no tiene cupo informado en el último día',
  },
  'capacity.none-left': {
    status: 409,
    en: 'This service has no free unit',
    es: 'Este servicio no tiene cupo',
  },
  'capacity.above-maximum': {
    status: 400,
    en: 'More units are free than there are',
    es: 'Hay más cupos libres que los que existen',
  },
  'capacity.in-future': {
    status: 400,
    en: 'Capacity cannot be told for later',
    es: 'No se puede informar el cupo de una hora futura',
  },
  'exclusion.same': { status: 400, en: 'Name two different sides', es: 'Indique dos partes distintas' },
};
