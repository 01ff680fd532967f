import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { canary } from '@crossroads/testing';
import type { City } from '../../journeys/city.ts';
import { planeOf, planes } from '../../migrate/catalog.ts';
import { foreignTo } from './place.ts';
import type { Place, Text } from './place.ts';

const PAGES = ['/metrics', '/messaging', '/health/live', '/health/ready'];

const withPage = async <T>(text: string, work: (url: string) => Promise<T>): Promise<T> => {
  const server = createServer((_, response) => response.end(text));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    return await work(`http://127.0.0.1:${port}/metrics`);
  } finally {
    server.close();
  }
};

const fetched = (urls: readonly string[]): Promise<readonly Text[]> =>
  Promise.all(urls.map(async url => ({ where: new URL(url).pathname, text: await (await fetch(url)).text() })));

/** Metrics, and what else each service says on its own port. */
export const pagePlaces = ({ system }: City): Promise<readonly Place[]> =>
  Promise.all(
    planes.map(async plane => {
      const own = Object.entries(system.connections.services).filter(([service]) => planeOf(service) === plane);
      const urls = own.flatMap(([, { managementUrl }]) => PAGES.map(path => `${managementUrl}${path}`));
      const planted = canary();
      const page = `requests_total{name="${planted}"} 1\n`;
      const texts = await withPage(page, url => fetched([...urls, url]));
      return { place: `metrics of ${plane}`, foreign: foreignTo(plane), planted, plantedIn: 1, texts: () => texts };
    }),
  );
