import { errors, interactionPolicy, Provider } from 'oidc-provider';
import type { Context, IssuedToken } from 'oidc-provider';
import { CLI_CLIENT, CLI_REDIRECT } from './issuer-file.ts';
import type { IssuerFile } from './issuer-file.ts';
import { errorPage, languageOf, pageHeaders } from './page.ts';
import { audienceOf } from './resources.ts';

const TOKEN_SECONDS = 15 * 60;
const SIGN_IN_SECONDS = 10 * 60;
const CODE_SECONDS = 60;
const SESSION_SECONDS = 12 * 3600;

const clientsOf = ({ systems }: IssuerFile): readonly object[] => [
  {
    client_id: CLI_CLIENT,
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    redirect_uris: [CLI_REDIRECT],
    grant_types: ['authorization_code'],
    response_types: ['code'],
  },
  ...systems.map(({ actorId, secret }) => ({
    client_id: actorId,
    client_secret: secret,
    token_endpoint_auth_method: 'client_secret_basic',
    redirect_uris: [],
    grant_types: ['client_credentials'],
    response_types: [],
  })),
];

/**
 * Sign-in only: all clients are our own, so nobody is asked for consent. A native client asks for the password every
 * time, since another program on the same machine could use a browser's session unseen (RFC 8252, 8.6).
 */
const policy = (): object => {
  const { Check } = interactionPolicy;
  const prompts = interactionPolicy.base();
  prompts.remove('consent');
  const isAskedAgain = ({ oidc }: Context): boolean => oidc.client?.applicationType === 'native' && !oidc.result?.login;
  prompts
    .get('login')
    .checks.add(
      new Check('native_client', 'native clients sign in each time', 'login_required', context =>
        isAskedAgain(context) ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
      ),
    );
  return prompts;
};

const grantOf = async ({ oidc }: Context): Promise<object> => {
  const grant = new oidc.provider.Grant({
    clientId: oidc.client?.clientId ?? '',
    accountId: oidc.session?.accountId ?? '',
  });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
};

const claimsOf = ({ people, systems }: IssuerFile) => {
  const sites = new Map([...people, ...systems].map(({ actorId, site }) => [actorId, site]));
  return ({ oidc }: Context, { accountId, clientId }: IssuedToken): object => {
    const { acr, authTime } = oidc.entities.AuthorizationCode ?? {};
    // A system has not signed in anew: it has no auth_time and never counts as fresh.
    return { site: sites.get(accountId ?? clientId), ...(accountId && { auth_time: authTime, acr }) };
  };
};

const resourceServers = (file: IssuerFile): object => ({
  enabled: true,
  defaultResource: (_: Context, __: unknown, asked?: unknown): unknown => {
    if (asked === undefined) throw new errors.InvalidTarget('name a resource');
    return asked;
  },
  useGrantedResource: () => true,
  getResourceServerInfo: (_: Context, resource: string): object => {
    if (!audienceOf(file, resource)) throw new errors.InvalidTarget('no such resource');
    return {
      // Scopes say nothing here: what somebody may do is decided by the services' own directory and policies.
      scope: '',
      audience: resource,
      accessTokenTTL: TOKEN_SECONDS,
      accessTokenFormat: 'jwt',
      jwt: { sign: { alg: 'ES256' } },
    };
  },
});

const features = (file: IssuerFile): object => ({
  clientCredentials: { enabled: true },
  devInteractions: { enabled: false },
  dPoP: { enabled: false },
  pushedAuthorizationRequests: { enabled: false },
  resourceIndicators: resourceServers(file),
  rpInitiatedLogout: { enabled: false },
  userinfo: { enabled: false },
});

const renderError = (context: Context, out: { readonly error: string }): void => {
  for (const [name, value] of Object.entries(pageHeaders())) context.set(name, value);
  context.type = 'html';
  context.body = errorPage(languageOf(undefined, context.get('accept-language')), out.error);
};

/** The OpenID provider of one plane; its state lives in memory, its keys and people in the file. */
export const providerOf = (file: IssuerFile): Provider => {
  const known = new Set(file.people.map(({ actorId }) => actorId));
  return new Provider(file.issuer, {
    clients: clientsOf(file),
    clientAuthMethods: ['client_secret_basic', 'none'],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    jwks: { keys: file.keys },
    cookies: { keys: [file.cookieKey] },
    scopes: ['openid'],
    claims: { openid: ['sub'] },
    features: features(file),
    pkce: { required: () => true },
    ttl: {
      AccessToken: TOKEN_SECONDS,
      ClientCredentials: TOKEN_SECONDS,
      IdToken: TOKEN_SECONDS,
      AuthorizationCode: CODE_SECONDS,
      Interaction: SIGN_IN_SECONDS,
      Session: SESSION_SECONDS,
      Grant: SESSION_SECONDS,
    },
    interactions: { policy: policy(), url: (_: Context, { uid }: { uid: string }) => `/interaction/${uid}` },
    loadExistingGrant: grantOf,
    extraTokenClaims: claimsOf(file),
    formats: {
      customizers: {
        jwt: (_: Context, { resourceServer }: IssuedToken, token: { payload: { aud?: unknown } }) => {
          token.payload.aud = audienceOf(file, resourceServer?.identifier() ?? '');
        },
      },
    },
    findAccount: (_: Context, id: string) =>
      known.has(id) ? { accountId: id, claims: () => ({ sub: id }) } : undefined,
    renderError,
  });
};
