import type { ProblemTable } from '@crossroads/platform';

/** How refusals about staff are told; part of the problems of the service that keeps the directory. */
export const staffProblems: ProblemTable = {
  'staff.not-found': { status: 404, en: 'Not found', es: 'No se encontró' },
  'staff.exists': {
    status: 409,
    en: 'This staff member is known already: read them, and give another assignment',
    es: 'Esta persona ya figura en el personal: consúltela y asígnele otra función',
  },
  'staff.own-role': {
    status: 403,
    en: 'Nobody gives, changes or ends a role of their own',
    es: 'Nadie puede dar, cambiar ni terminar su propia función',
  },
  'staff.area-unknown': { status: 409, en: 'The site has no such area', es: 'El sitio no tiene esa zona' },
  'staff.org-missing': {
    status: 409,
    en: 'This role is for an organisation: say which',
    es: 'Esta función es para una organización: indique cuál',
  },
  'staff.ends-before-it-begins': {
    status: 409,
    en: 'The end has passed already',
    es: 'La fecha de fin ya pasó',
  },
};
