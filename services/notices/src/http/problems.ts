import { staffProblems } from '@crossroads/messaging';
import type { ProblemTable } from '@crossroads/platform';

const missing = { status: 404, en: 'Not found', es: 'No se encontró' } as const;
const refused = (en: string, es: string, status = 409) => ({ status, en, es });

/** How the refusals of notices are told. */
export const problems: ProblemTable = {
  'text.not-found': missing,
  'notice.not-found': missing,
  'hold.not-found': missing,
  'attestation-request.not-found': missing,
  'incident.not-found': missing,
  'text.own': refused('Nobody approves a text of their own', 'Nadie aprueba un texto propio', 403),
  'text.not-to-approve': refused(
    'Only a draft, or a text that is to be reviewed, can be approved',
    'Solo se aprueba un borrador o un texto por revisar',
  ),
  'text.policy-not-in-force': refused(
    'The charging policy is neither in force nor to come: name the one that the text was reviewed against',
    'La política de acusación no está vigente ni lo estará: indique la que se usó al revisar el texto',
  ),
  'policy.known': refused(
    'The site has a charging policy of this version already',
    'El sitio ya tiene una política de acusación con esta versión',
  ),
  'notice.in-future': refused('Nothing is recorded before it happened', 'No se registra nada antes de que ocurra'),
  'notice.minor': refused(
    'A minor is sent no notice of adult legal exposure',
    'A un menor no se le da un aviso sobre consecuencias penales de adultos',
  ),
  'notice.represented': refused(
    'A represented person is told through counsel only',
    'A quien tiene abogado se le informa solo por medio del abogado',
  ),
  'notice.text-not-approved': refused(
    'The text was not approved at that time',
    'El texto no estaba aprobado en ese momento',
  ),
  'notice.text-of-other-policy': refused(
    'The text rests on a charging policy that was not in force: a new version is needed',
    'El texto se basa en una política de acusación que no estaba vigente: hace falta una versión nueva',
  ),
  'notice.text-of-other-language': refused('The text is in another language', 'El texto está en otro idioma'),
  'notice.offer-after-service': refused('The offer came after the notice', 'La oferta fue posterior al aviso'),
  'notice.ended': refused('The notice has ended', 'El aviso ya venció'),
  'notice.renewed-before': refused('A notice is renewed once', 'Un aviso se renueva una sola vez'),
  'notice.defective': refused('A notice that proves nothing is not renewed', 'Un aviso sin valor no se renueva'),
  'notice.offer-not-in-person': refused('Help has to be offered in person', 'La ayuda debe ofrecerse en persona'),
  'notice.offer-not-fresh': refused(
    'A renewal comes with an offer of its own, on its day or before',
    'La renovación lleva su propia oferta, de ese día o anterior',
  ),
  'subject.identifier-too-short': refused(
    'An identifier has three letters or digits at least',
    'Un documento tiene al menos tres letras o cifras',
    400,
  ),
  'subject.identifiers-alike': refused(
    'Each identifier has to be of another kind',
    'Cada documento debe ser de otro tipo',
    400,
  ),
  'time.does-not-exist': refused(
    'Clocks were set forward over this time: give its offset from UTC',
    'Ese momento no existió por el cambio de hora: indique la diferencia con UTC',
    400,
  ),
  'time.exists-twice': refused(
    'Clocks showed this time twice: give its offset from UTC',
    'Ese momento ocurrió dos veces por el cambio de hora: indique la diferencia con UTC',
    400,
  ),
  'time.offset-wrong': refused(
    'The offset was not in use there at that time',
    'Esa diferencia con UTC no se usaba allí en ese momento',
    400,
  ),
  'not-a-local-time': refused('This must be a local date and time, YYYY-MM-DDThh:mm', 'Debe ser fecha y hora local, AAAA-MM-DDThh:mm', 400), // prettier-ignore
  'not-an-offset': refused('This must be an offset such as -06:00', 'Debe ser una diferencia como -06:00', 400),
  ...staffProblems,
};
