import { createHash } from 'node:crypto';

/** What stands on a page; English where nothing else is asked for. */
const texts = {
  en: {
    title: 'Sign in to Crossroads',
    handle: 'Handle',
    password: 'Password',
    submit: 'Sign in',
    refused: 'The handle or the password is wrong. Nothing was changed.',
    locked: 'Too many wrong passwords. Try again in 15 minutes.',
    broken: 'This sign-in cannot go on',
    brokenMore: 'It was started too long ago or in another browser. Go back to where you came from and start again.',
  },
  es: {
    title: 'Iniciar sesión en Crossroads',
    handle: 'Identificador',
    password: 'Contraseña',
    submit: 'Iniciar sesión',
    refused: 'El identificador o la contraseña no son correctos. No se cambió nada.',
    locked: 'Demasiadas contraseñas incorrectas. Vuelva a intentarlo en 15 minutos.',
    broken: 'No se puede continuar con este inicio de sesión',
    brokenMore:
      'Se empezó hace demasiado tiempo o en otro navegador. Vuelva al lugar de donde vino y empiece de nuevo.',
  },
} as const;

export type Language = keyof typeof texts;
export type Complaint = 'refused' | 'locked';

/** The first of these wishes that we speak: `ui_locales`, then `Accept-Language`. */
export const languageOf = (uiLocales: unknown, acceptLanguage: string | undefined): Language => {
  const asked = typeof uiLocales === 'string' ? uiLocales.split(' ') : [];
  const wishes = [...asked, ...(acceptLanguage ?? '').split(',')].map(wish => wish.trim().slice(0, 2).toLowerCase());
  const [found = 'en'] = wishes.filter(wish => wish === 'en' || wish === 'es');
  return found;
};

const style = [
  'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:26rem;margin:3rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}',
  'label{display:block;margin-top:1rem;font-weight:600}',
  'input{font:inherit;width:100%;box-sizing:border-box;padding:.6rem;border:2px solid #565c65}',
  'button{font:inherit;font-weight:600;margin-top:1.5rem;padding:.7rem 1.5rem;border:0;background:#00538a;color:#fff}',
  ':focus-visible{outline:4px solid #2491ff;outline-offset:2px}',
  '.complaint{border-left:.5rem solid #b50909;padding:.75rem 1rem;background:#f8dfe2}',
].join('');
const styleHash = createHash('sha256').update(style).digest('base64');

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);

const page = (language: Language, title: string, main: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`;

/** The sign-in form of one interaction. The handle that was typed comes back, the password never. */
export const signInPage = (
  language: Language,
  uid: string,
  last?: { handle: string; complaint: Complaint },
): string => {
  const text = texts[language];
  const complaint = last ? `<p class="complaint" role="alert" id="complaint">${text[last.complaint]}</p>\n` : '';
  const described = last ? ' aria-describedby="complaint" aria-invalid="true"' : '';
  const form = `<form method="post" action="/interaction/${escaped(uid)}">
<label for="handle">${text.handle}</label>
<input id="handle" name="handle" autocomplete="username" autocapitalize="none" spellcheck="false" required value="${escaped(last?.handle ?? '')}"${described}>
<label for="password">${text.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${described}>
<button type="submit">${text.submit}</button>
</form>`;
  return page(language, text.title, complaint + form);
};

/** What a person sees when a sign-in cannot go on; `code` is the OAuth error, which holds nothing personal. */
export const errorPage = (language: Language, code: string): string => {
  const { broken, brokenMore } = texts[language];
  return page(language, broken, `<p>${brokenMore}</p>\n<p><code>${escaped(code)}</code></p>`);
};

/** Headers of every page: no script, no frame, no copy, no referrer. A form may lead only to where it came from. */
export const pageHeaders = (formTarget = ''): Readonly<Record<string, string>> => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self' ${formTarget}; frame-ancestors 'none'; base-uri 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
});
