import { createHash, randomBytes } from 'node:crypto';
import { CLI_REDIRECT } from '../issuer/issuer-file.ts';
import { resourceOf } from '../issuer/resources.ts';

/** One plane's issuer and our public client there, as connections.json has them. */
export type IssuerAddress = { readonly issuer: string; readonly clientId: string };

/** A person's handle and password, or a system's id and secret. */
export type Credentials = {
  readonly id: string;
  readonly handle: string;
  readonly password: string;
  /** Help where it is not said. */
  readonly plane?: string;
  readonly system?: boolean;
};

export type AccessToken = { readonly token: string; readonly expiresAt: number };

type Answered = { readonly access_token: string; readonly expires_in: number };

const random = (): string => randomBytes(32).toString('base64url');

/** A browser of one sign-in: it keeps cookies and stops at each redirect. */
const browser = (issuer: string) => {
  const cookies = new Map<string, string>();
  return async (path: string, form?: Readonly<Record<string, string>>): Promise<Response> => {
    const cookie = [...cookies].map(pair => pair.join('=')).join('; ');
    const body = form && { method: 'POST', body: new URLSearchParams(form) };
    const answer = await fetch(new URL(path, issuer), { ...body, headers: { cookie }, redirect: 'manual' });
    for (const [pair = ''] of answer.headers.getSetCookie().map(each => each.split(';'))) {
      const [name = '', ...value] = pair.split('=');
      cookies.set(name, value.join('='));
    }
    return answer;
  };
};

const redirectOf = async (answer: Response, what: string): Promise<string> => {
  const location = answer.headers.get('location');
  if (location) return location;
  throw new Error(`${what} was refused: status ${answer.status}`);
};

const tokenFrom = async (
  issuer: string,
  form: Readonly<Record<string, string>>,
  secret?: string,
): Promise<AccessToken> => {
  const headers = secret ? { authorization: `Basic ${Buffer.from(secret).toString('base64')}` } : {};
  const asked = Date.now();
  const answer = await fetch(`${issuer}/token`, { method: 'POST', headers, body: new URLSearchParams(form) });
  if (answer.status !== 200) throw new Error(`a token was refused: status ${answer.status} ${await answer.text()}`);
  const { access_token: token, expires_in: seconds } = (await answer.json()) as Answered;
  return { token, expiresAt: asked + seconds * 1000 };
};

/** A person's sign-in as a browser does it: authorization code with PKCE, and the form filled in. */
const byForm = async (at: IssuerAddress, person: Credentials, resource: string): Promise<AccessToken> => {
  const { issuer, clientId } = at;
  const [verifier, state] = [random(), random()];
  const request = {
    client_id: clientId,
    response_type: 'code',
    redirect_uri: CLI_REDIRECT,
    scope: 'openid',
    resource,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  const ask = browser(issuer);
  const form = await redirectOf(await ask(`/auth?${new URLSearchParams(request).toString()}`), 'the sign-in');
  const { handle, password } = person;
  const resume = await redirectOf(await ask(form, { handle, password }), `the sign-in of ${handle}`);
  const { searchParams: back } = new URL(await redirectOf(await ask(resume), 'the sign-in'), issuer);
  if (back.get('state') !== state || back.get('iss') !== issuer)
    throw new Error('the sign-in came back from elsewhere');
  const code = back.get('code') ?? '';
  const grant = { grant_type: 'authorization_code', code, redirect_uri: CLI_REDIRECT, code_verifier: verifier };
  return tokenFrom(issuer, { ...grant, client_id: clientId, resource });
};

/**
 * A new access token for a resource such as `urn:crossroads:help`: people by form, systems by client credentials.
 * @throws {Error} where the issuer refuses or does not answer
 */
export const signIn = (at: IssuerAddress, who: Credentials, resource: string): Promise<AccessToken> =>
  who.system
    ? tokenFrom(
        at.issuer,
        { grant_type: 'client_credentials', resource },
        `${who.id}:${encodeURIComponent(who.password)}`,
      )
    : byForm(at, who, resource);

/** A token this close to its end is replaced first. */
const MARGIN_MS = 120_000;

/** Gives somebody's access token, at once while the last one lives. */
export type Tokens = (who: Credentials) => Promise<string>;

type Kept = { readonly asked: Promise<AccessToken>; until: number };

/** Signs each in once and again shortly before the token ends, at one resource. */
export const tokensAt = (at: IssuerAddress, resource: string): Tokens => {
  const kept = new Map<string, Kept>();
  const begin = (who: Credentials): Kept => {
    const entry: Kept = { asked: signIn(at, who, resource), until: Infinity };
    kept.set(who.id, entry);
    entry.asked.then(
      ({ expiresAt }) => (entry.until = expiresAt - MARGIN_MS),
      () => kept.delete(who.id),
    );
    return entry;
  };
  return async who => {
    const last = kept.get(who.id);
    const entry = last && last.until > Date.now() ? last : begin(who);
    return (await entry.asked).token;
  };
};

/** Everybody's tokens at a running system, each from the issuer of their plane and good at all services of it. */
export const tokensOf = ({ issuers }: { readonly issuers: Readonly<Record<string, IssuerAddress>> }): Tokens => {
  const planes = Object.entries(issuers).map(([plane, at]) => [plane, tokensAt(at, resourceOf(plane))] as const);
  const known = new Map(planes);
  return async who => {
    const { plane = 'help' } = who;
    const tokens = known.get(plane);
    if (!tokens) throw new Error(`the system has no issuer of the plane ${plane}`);
    return tokens(who);
  };
};
