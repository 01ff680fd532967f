import { randomUUID } from 'node:crypto';

/** What a service answered. `body` is parsed JSON, or undefined when there is none. */
export type HttpAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  readonly etag: string | undefined;
  readonly location: string | undefined;
};

/** Headers that acts need. A key is drawn when none is given; `null` sends none. */
export type ActOptions = {
  readonly idempotencyKey?: string | null;
  readonly ifMatch?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
};

/** One person at one service. */
export type HttpClient = {
  readonly get: (path: string, options?: ActOptions) => Promise<HttpAnswer>;
  readonly post: (path: string, body: unknown, options?: ActOptions) => Promise<HttpAnswer>;
  readonly put: (path: string, body: unknown, options?: ActOptions) => Promise<HttpAnswer>;
  /** Sends bytes as they are. */
  readonly send: (method: string, path: string, raw: RequestInit) => Promise<HttpAnswer>;
};

const answerOf = async (response: Response): Promise<HttpAnswer> => {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== '' ? JSON.parse(text) : text === '' ? undefined : text,
    etag: response.headers.get('etag') ?? undefined,
    location: response.headers.get('location') ?? undefined,
  };
};

/** A bearer token, or what gives a fresh one each time; none: a stranger. */
export type Bearer = string | (() => Promise<string>);

/** A client with a bearer token, an idempotency key per act and `If-Match` where given. */
export const httpClient = (baseUrl: string, bearer?: Bearer): HttpClient => {
  const send = async (method: string, path: string, raw: RequestInit): Promise<HttpAnswer> =>
    answerOf(await fetch(new URL(path, baseUrl), { ...raw, method }));
  const headersOf = async (options: ActOptions, acts: boolean): Promise<Record<string, string>> => {
    const { idempotencyKey, ifMatch, headers } = options;
    const token = typeof bearer === 'function' ? await bearer() : bearer;
    const key = idempotencyKey === undefined ? randomUUID() : idempotencyKey;
    return {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(acts && { 'content-type': 'application/json' }),
      ...(acts && key !== null && { 'idempotency-key': key }),
      ...(ifMatch && { 'if-match': ifMatch }),
      ...headers,
    };
  };
  const act =
    (method: string) =>
    async (path: string, body: unknown, options: ActOptions = {}): Promise<HttpAnswer> =>
      send(method, path, { body: JSON.stringify(body), headers: await headersOf(options, true) });
  return {
    get: async (path, options = {}) => send('GET', path, { headers: await headersOf(options, false) }),
    post: act('POST'),
    put: act('PUT'),
    send,
  };
};
