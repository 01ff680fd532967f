import type { ProblemTable } from './problem.ts';

/** The problems that every service may answer with. A service's own table adds to it. */
export const commonProblems: ProblemTable = {
  'request.malformed': { status: 400, en: 'The request is malformed', es: 'La solicitud está mal formada' },
  'body.missing': { status: 400, en: 'The request has no body', es: 'La solicitud no tiene contenido' },
  'body.malformed': { status: 400, en: 'The body is not valid JSON', es: 'El contenido no es JSON válido' },
  'body.not-utf8': { status: 400, en: 'The body is not valid UTF-8', es: 'El contenido no es UTF-8 válido' },
  'body.duplicate-key': { status: 400, en: 'The body names a field twice', es: 'El contenido repite un campo' },
  'body.forbidden-key': {
    status: 400,
    en: 'The body has a field name that is not allowed',
    es: 'El contenido tiene un nombre de campo no permitido',
  },
  'body.too-deep': {
    status: 400,
    en: 'The body is nested too deeply',
    es: 'El contenido tiene demasiados niveles',
  },
  'body.invalid': { status: 400, en: 'Some fields are not right', es: 'Hay campos incorrectos' },
  'query.invalid': { status: 400, en: 'Part of the query is not right', es: 'Parte de la consulta es incorrecta' },
  'body.too-large': { status: 413, en: 'The body is too large', es: 'El contenido es demasiado grande' },
  'media-type.unsupported': {
    status: 415,
    en: 'Send the body as application/json',
    es: 'Envíe el contenido como application/json',
  },
  'auth.token-missing': { status: 401, en: 'Sign in first', es: 'Inicie sesión primero' },
  'auth.token-refused': { status: 401, en: 'Sign in again', es: 'Inicie sesión de nuevo' },
  'auth.sign-in-again': {
    status: 401,
    en: 'This needs a sign-in of the last five minutes: sign in again',
    es: 'Esto requiere haber iniciado sesión en los últimos cinco minutos: inicie sesión de nuevo',
  },
  'auth.no-assignment': {
    status: 403,
    en: 'You have no role here at the moment: ask your program manager',
    es: 'Ahora no tiene ninguna función aquí: pregunte a la dirección del programa',
  },
  'auth.not-allowed': {
    status: 403,
    en: 'Your role may not do this',
    es: 'Su función no permite esta acción',
  },
  'auth.directory-stale': {
    status: 503,
    en: 'Who works here is not known to the minute: this waits until it is. Try again shortly',
    es: 'No se sabe con certeza quién trabaja aquí: inténtelo de nuevo en breve',
    retryAfterSeconds: 30,
  },
  'auth.issuer-unavailable': {
    status: 503,
    en: 'Sign-ins cannot be checked at the moment. Try again shortly',
    es: 'Ahora no se pueden comprobar los inicios de sesión. Inténtelo de nuevo en breve',
    retryAfterSeconds: 10,
  },
  'purpose.unknown': {
    status: 400,
    en: 'Purpose is one of service, safety, screening, audit, legal-process, correction',
    es: 'El motivo (purpose) es uno de service, safety, screening, audit, legal-process, correction',
  },
  'not-found': { status: 404, en: 'Not found', es: 'No se encontró' },
  'method.not-allowed': { status: 405, en: 'Not allowed here', es: 'No se permite aquí' },
  'if-match.missing': {
    status: 428,
    en: 'Say which version you change, in If-Match',
    es: 'Indique en If-Match qué versión cambia',
  },
  'if-match.invalid': {
    status: 400,
    en: 'If-Match is not one of our version tags',
    es: 'If-Match no es una de nuestras etiquetas de versión',
  },
  'if-match.stale': {
    status: 412,
    en: 'Somebody has changed this since you read it',
    es: 'Alguien lo cambió después de que usted lo leyó',
  },
  'idempotency-key.missing': {
    status: 400,
    en: 'Send an Idempotency-Key with this request',
    es: 'Envíe un Idempotency-Key con esta solicitud',
  },
  'idempotency-key.invalid': {
    status: 400,
    en: 'The Idempotency-Key is not a UUID',
    es: 'El Idempotency-Key no es un UUID',
  },
  'idempotency-key.other-body': {
    status: 422,
    en: 'This Idempotency-Key was used with another body',
    es: 'Este Idempotency-Key se usó con otro contenido',
  },
  'idempotency-key.running': {
    status: 409,
    en: 'The same request is still being handled',
    es: 'La misma solicitud aún se está procesando',
    retryAfterSeconds: 1,
  },
  'too-many-requests': {
    status: 429,
    en: 'Too many requests: wait a moment',
    es: 'Demasiadas solicitudes: espere un momento',
    retryAfterSeconds: 5,
  },
  busy: {
    status: 503,
    en: 'Too much at once: try again',
    es: 'Demasiada actividad: intente de nuevo',
    retryAfterSeconds: 1,
  },
  overloaded: {
    status: 503,
    en: 'The system is catching up: try again soon',
    es: 'El sistema se está poniendo al día: intente pronto de nuevo',
    retryAfterSeconds: 10,
  },
  unavailable: {
    status: 503,
    en: 'Something we need is down: try again soon',
    es: 'Falta algo que necesitamos: intente pronto de nuevo',
    retryAfterSeconds: 5,
  },
  internal: {
    status: 500,
    en: 'Something went wrong on our side',
    es: 'Algo falló de nuestro lado',
  },
};
