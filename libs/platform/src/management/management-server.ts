import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '../logging/logger.ts';
import { errorFields } from '../logging/safe-fields.ts';
import { Readiness } from './readiness.ts';

/** Makes the content of a JSON page. */
export type JsonPage = () => unknown;

/** Answers a request in full. */
export type ManagementHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** Sends a JSON answer. */
export const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
};

/** The service's other port: health, metrics, OpenAPI and pages for operators. Never reachable from outside. */
export class ManagementServer {
  /** Conditions of `/health/ready`. */
  readonly readiness = new Readiness();
  private readonly handlers = new Map<string, ManagementHandler>();
  private readonly server: Server;

  constructor(private readonly log: Logger) {
    this.server = createServer((request, response) => void this.answer(request, response));
    this.page('/health/live', () => ({ status: 'live' }));
    this.handle('GET /health/ready', (_request, response) => this.ready(response));
  }

  /** Adds a JSON page, such as `/messaging`. */
  page(path: string, content: JsonPage): void {
    this.handle(`GET ${path}`, async (_request, response) => sendJson(response, 200, await content()));
  }

  /** Adds a handler of a method and path, such as `PUT /clock`. */
  handle(route: string, handler: ManagementHandler): void {
    this.handlers.set(route, handler);
  }

  /** Starts listening. @returns the port, which is another than asked for when that was 0 */
  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject).listen(port, host, resolve);
    });
    return (this.server.address() as AddressInfo).port;
  }

  /** Stops listening and drops open connections. */
  async close(): Promise<void> {
    const closed = new Promise<void>(resolve => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private async ready(response: ServerResponse): Promise<void> {
    const failing = await this.readiness.failing();
    if (failing.length === 0) return sendJson(response, 200, { status: 'ready' });
    return sendJson(response, 503, { status: 'not-ready', failing });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?')[0];
    const handler = this.handlers.get(`${request.method} ${path}`);
    if (!handler) return sendJson(response, 404, { code: 'not-found' });
    try {
      await handler(request, response);
    } catch (error) {
      this.log.error('management request failed', { route: path, ...errorFields(error) });
      if (!response.headersSent) sendJson(response, 500, { code: 'internal' });
    }
  }
}
