import type { ClosedLoopCode, ScreeningResult } from './codes.ts';

/** How one code is shown to people and told to other systems. `fhirTask` is the status of a FHIR R4 Task, where there is one. */
export type Word = { readonly en: string; readonly es: string; readonly fhirTask?: string };

const screening: Readonly<Record<ScreeningResult, Word>> = {
  ELIGIBLE_URGENT: { en: 'Help comes first, today', es: 'La ayuda es prioritaria, hoy', fhirTask: 'accepted' },
  ELIGIBLE: { en: 'Help is offered', es: 'Se ofrece ayuda', fhirTask: 'accepted' },
  REVIEW_REQUIRED: { en: 'A person is looking at it', es: 'Una persona lo está revisando', fhirTask: 'requested' },
  NOT_PRIORITY_ALTERNATIVE_OFFERED: {
    en: 'Other help was offered',
    es: 'Se ofreció otra ayuda',
    fhirTask: 'rejected',
  },
};

const states = {
  draft: { en: 'Draft', es: 'Borrador', fhirTask: 'draft' },
  discarded: { en: 'Draft dropped', es: 'Borrador descartado', fhirTask: 'cancelled' },
  triage: { en: 'Being looked at', es: 'En revisión', fhirTask: 'requested' },
  'needs-info': { en: 'More information needed', es: 'Falta información', fhirTask: 'on-hold' },
  rejected: { en: 'Not accepted', es: 'No aceptada', fhirTask: 'rejected' },
  duplicate: { en: 'Already known', es: 'Ya se conoce', fhirTask: 'cancelled' },
  'crisis-diverted': { en: 'With the emergency service', es: 'Con el servicio de emergencia', fhirTask: 'on-hold' },
  'handed-out-of-area': { en: 'With a partner elsewhere', es: 'Con un socio de otra zona', fhirTask: 'cancelled' },
  screening: { en: 'Being screened', es: 'En evaluación', fhirTask: 'requested' },
  closed: { en: 'Closed', es: 'Cerrada', fhirTask: 'completed' },
  'closed-incomplete': { en: 'Closed without an answer', es: 'Cerrada sin respuesta', fhirTask: 'failed' },
  'entered-in-error': { en: 'Entered in error', es: 'Registrada por error', fhirTask: 'entered-in-error' },
} as const satisfies Record<string, Word>;

/** What the sender alone is told. Police and prosecutors never learn more. @source domain.md 5 */
const senderStates = {
  received: { en: 'Received', es: 'Recibida' },
  handled: { en: 'Handled', es: 'Atendida' },
} as const satisfies Record<string, Word>;

const placementStates = {
  opened: { en: 'Looking for a provider', es: 'Buscando proveedor', fhirTask: 'requested' },
  offered: { en: 'A provider was asked', es: 'Se preguntó a un proveedor', fhirTask: 'requested' },
  waitlisted: { en: 'On a waiting list', es: 'En lista de espera', fhirTask: 'on-hold' },
  exhausted: { en: 'A coordinator is looking', es: 'Un coordinador está buscando', fhirTask: 'on-hold' },
  accepted: { en: 'A provider said yes', es: 'Un proveedor aceptó', fhirTask: 'accepted' },
  'handed-off': { en: 'Introduced to the provider', es: 'Presentada al proveedor', fhirTask: 'accepted' },
  engaged: { en: 'Help has begun', es: 'La ayuda ha comenzado', fhirTask: 'in-progress' },
  ended: { en: 'Ended', es: 'Terminada', fhirTask: 'completed' },
} as const satisfies Record<string, Word>;

/** A provider's "received" is never a Task status. @source domain.md 5 */
const closedLoop: Readonly<Record<ClosedLoopCode, Word>> = {
  OFFERED: { en: 'Asked', es: 'Preguntado', fhirTask: 'requested' },
  ACCEPTED: { en: 'Said yes', es: 'Aceptó', fhirTask: 'accepted' },
  IN_SERVICE: { en: 'Being helped', es: 'Recibe ayuda', fhirTask: 'in-progress' },
  NEED_CLIENT_ACTION: { en: 'The person must act', es: 'La persona debe actuar', fhirTask: 'on-hold' },
  SERVED_NEED_MET: { en: 'Helped', es: 'Recibió ayuda', fhirTask: 'completed' },
  SERVED_PARTLY: { en: 'Helped in part', es: 'Recibió ayuda parcial', fhirTask: 'completed' },
  DECLINED_NO_CAPACITY: { en: 'No room', es: 'Sin cupo', fhirTask: 'rejected' },
  NOT_ELIGIBLE: { en: 'Not eligible there', es: 'No cumple los requisitos', fhirTask: 'rejected' },
  CLIENT_UNREACHED: { en: 'Not reached', es: 'No localizada', fhirTask: 'failed' },
  CLIENT_DECLINED: { en: 'The person said not now', es: 'La persona dijo que ahora no', fhirTask: 'cancelled' },
  NOT_HELPED_OTHER: { en: 'Could not be helped', es: 'No se pudo ayudar', fhirTask: 'failed' },
  REFERRED_ELSEWHERE: { en: 'Sent on to others', es: 'Derivada a otros', fhirTask: 'cancelled' },
  ENTERED_IN_ERROR: { en: 'Entered in error', es: 'Registrada por error', fhirTask: 'entered-in-error' },
};

/**
 * The one table from codes and states to words on screen (English, Spanish) and FHIR Task status.
 * "Help offer" is made to a person, "provider offer" to a provider.
 */
export const words = { screening, states, senderStates, placementStates, closedLoop };
