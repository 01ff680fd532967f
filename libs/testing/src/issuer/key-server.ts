import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonWebKey } from 'node:crypto';

/** What an issuer publishes, over real HTTP on 127.0.0.1. */
export type KeyServer = {
  readonly issuer: string;
  readonly jwksUri: string;
  /** The keys that are published now. */
  keys: readonly JsonWebKey[];
  /** Answers 503 to everything while true. */
  isDown: boolean;
  /** How often each document was asked for. */
  readonly asked: { discovery: number; jwks: number };
  readonly close: () => Promise<void>;
};

const answer = (server: KeyServer, request: IncomingMessage, response: ServerResponse): void => {
  const { issuer, jwksUri, keys, asked } = server;
  const send = (status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const isJwks = request.url === '/jwks';
  if (!isJwks && request.url !== '/.well-known/openid-configuration') return send(404, {});
  asked[isJwks ? 'jwks' : 'discovery'] += 1;
  if (server.isDown) return send(503, {});
  return send(200, isJwks ? { keys } : { issuer, jwks_uri: jwksUri });
};

/** Starts the server with these keys. */
export const startKeyServer = async (keys: readonly JsonWebKey[]): Promise<KeyServer> => {
  const http = createServer((request, response) => answer(server, request, response));
  http.listen(0, '127.0.0.1').unref();
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const close = async (): Promise<void> => {
    http.close();
    http.closeAllConnections();
  };
  const server: KeyServer = {
    issuer,
    jwksUri: `${issuer}/jwks`,
    keys,
    isDown: false,
    asked: { discovery: 0, jwks: 0 },
    close,
  };
  return server;
};
