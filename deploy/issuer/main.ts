// One plane's issuer. Environment: ISSUER_FILE (see issuer-file.ts), PORT, HOST (default 127.0.0.1).
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { env } from 'node:process';
import { Attempts } from './attempts.ts';
import { readIssuerFile } from './issuer-file.ts';
import { providerOf } from './provider.ts';
import { signInForm } from './sign-in-form.ts';

const file = readIssuerFile(env['ISSUER_FILE'] ?? '');
const provider = providerOf(file);
provider.on('server_error', (_, { message, name }) => process.stderr.write(`${name}: ${message}\n`));
const parts = { provider, file, attempts: new Attempts() };
const provide = provider.callback();
const { host } = new URL(file.issuer);

const answer = (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  // The provider builds its addresses from this header: they always belong to the issuer, whatever a caller says.
  request.headers.host = host;
  return request.url?.startsWith('/interaction/')
    ? signInForm(parts, { request, response })
    : provide(request, response);
};

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
});

const stop = (): void => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
};
process.on('SIGTERM', stop).on('SIGINT', stop);
server.listen(Number(env['PORT']), env['HOST'] ?? '127.0.0.1', () =>
  process.stdout.write(`issuer of ${file.plane} ready: ${file.issuer}\n`),
);
