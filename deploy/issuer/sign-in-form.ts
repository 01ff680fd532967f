import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors } from 'oidc-provider';
import type { Interaction, Provider } from 'oidc-provider';
import type { Attempts } from './attempts.ts';
import { isPassword, PASSWORD_ACR } from './issuer-file.ts';
import type { IssuerFile } from './issuer-file.ts';
import { errorPage, languageOf, pageHeaders, signInPage } from './page.ts';
import type { Complaint } from './page.ts';

const MOST_BYTES = 4096;

export type SignInParts = { readonly provider: Provider; readonly file: IssuerFile; readonly attempts: Attempts };
type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };
type Entered = { readonly handle: string; readonly password: string };

const originOf = (redirect: unknown): string => (typeof redirect === 'string' ? new URL(redirect).origin : '');

const entered = async (request: IncomingMessage): Promise<Entered> => {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > MOST_BYTES) return { handle: '', password: '' };
  }
  const form = new URLSearchParams(body);
  return { handle: (form.get('handle') ?? '').trim().slice(0, 100), password: form.get('password') ?? '' };
};

const show = ({ request, response }: Exchange, { params, uid }: Interaction, last?: Entered & Complained): void => {
  const language = languageOf(params['ui_locales'], request.headers['accept-language']);
  const status = last ? (last.complaint === 'locked' ? 429 : 401) : 200;
  const later = last?.retryAfterSeconds ? { 'retry-after': String(last.retryAfterSeconds) } : {};
  response.writeHead(status, { ...pageHeaders(originOf(params['redirect_uri'])), ...later });
  response.end(signInPage(language, uid, last));
};

type Complained = { readonly complaint: Complaint; readonly retryAfterSeconds?: number };

const check = ({ attempts, file }: SignInParts, { handle, password }: Entered): Complained | { actorId: string } => {
  const retryAfterSeconds = attempts.lockedForSeconds(handle);
  const person = file.people.find(each => each.handle === handle);
  const right = isPassword(person, password);
  if (retryAfterSeconds > 0) return { complaint: 'locked', retryAfterSeconds };
  if (person && right) {
    attempts.succeeded(handle);
    return { actorId: person.actorId };
  }
  attempts.failed(handle);
  return { complaint: 'refused' };
};

const answer = async (parts: SignInParts, exchange: Exchange): Promise<void> => {
  const { request, response } = exchange;
  const interaction = await parts.provider.interactionDetails(request, response);
  if (request.method !== 'POST') return show(exchange, interaction);
  const form = await entered(request);
  const checked = check(parts, form);
  if ('complaint' in checked) return show(exchange, interaction, { ...form, ...checked });
  const login = { accountId: checked.actorId, acr: PASSWORD_ACR, amr: ['pwd'], remember: false };
  return parts.provider.interactionFinished(request, response, { login });
};

/** The page where people enter handle and password. Bound to the browser by the provider's own cookie. */
export const signInForm = async (parts: SignInParts, exchange: Exchange): Promise<void> => {
  try {
    await answer(parts, exchange);
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    const language = languageOf(undefined, exchange.request.headers['accept-language']);
    exchange.response.writeHead(400, pageHeaders()).end(errorPage(language, 'invalid_request'));
  }
};
