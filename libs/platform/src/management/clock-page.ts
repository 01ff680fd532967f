import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { ShiftableClock } from '../clock.ts';
import { sendJson, type ManagementServer } from './management-server.ts';

const offsetFrom = (body: string): number | undefined => {
  try {
    const { offsetMs } = JSON.parse(body) as { readonly offsetMs: unknown };
    return typeof offsetMs === 'number' && Number.isSafeInteger(offsetMs) ? offsetMs : undefined;
  } catch {
    return undefined;
  }
};

/** Lets a test system move the clock: `PUT /clock {"offsetMs": n}`. Only where CLOCK_OFFSET_MS is set. */
export const addClockPage = (management: ManagementServer, clock: ShiftableClock): void => {
  const told = (response: ServerResponse): void =>
    sendJson(response, 200, { offsetMs: clock.offsetMs, now: clock.now().toISOString() });
  management.handle('GET /clock', (_request, response) => told(response));
  management.handle('PUT /clock', async (request: IncomingMessage, response) => {
    const offsetMs = offsetFrom(await text(request));
    if (offsetMs === undefined) return sendJson(response, 400, { code: 'clock.offset-invalid' });
    clock.offsetMs = offsetMs;
    return told(response);
  });
};
