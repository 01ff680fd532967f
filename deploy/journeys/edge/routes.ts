import type { City } from '../city.ts';

/** One way to ask a service, with ids that nobody has. */
export type Route = { readonly service: string; readonly method: string; readonly path: string };

type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> };

/** Every route of every service, as their own OpenAPI documents tell. */
export const routesOf = async ({ system }: City): Promise<readonly Route[]> => {
  const services = Object.entries(system.connections.services);
  const found = services.map(async ([service, { managementUrl }]) => {
    const answer = await fetch(`${managementUrl}/openapi.json`);
    const { paths } = (await answer.json()) as Document;
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(method => ({
        service,
        method: method.toUpperCase(),
        path: path.replaceAll(/\{\w+\}/g, () => crypto.randomUUID()),
      })),
    );
  });
  return (await Promise.all(found)).flat();
};
