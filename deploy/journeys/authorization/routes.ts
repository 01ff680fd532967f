import type { City } from '../city.ts';

/** A part of a JSON schema: what OpenAPI documents say of bodies. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
};

/** A route of a service as its own OpenAPI document tells it, and the action that it names. */
export type Route = {
  readonly service: string;
  readonly method: string;
  /** With names in braces. */
  readonly path: string;
  readonly action: string;
  /** Names of the ids in the path. */
  readonly ids: readonly string[];
  /** Filters of a list that take an id. */
  readonly idFilters: readonly string[];
  readonly isList: boolean;
  /** Name of the DTO of its body. */
  readonly dto: string | undefined;
};

type Parameter = { readonly in: string; readonly name: string; readonly schema?: Schema };
type Operation = {
  readonly 'x-action'?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
};
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

/** Everything that the services say of themselves. */
export type Api = {
  readonly routes: readonly Route[];
  /** Schemas by service and name. */
  readonly schemas: Readonly<Record<string, Readonly<Record<string, Schema>>>>;
};

export const nameOf = ({ $ref }: Schema): string | undefined => $ref?.split('/').at(-1);

const routeOf = (at: Pick<Route, 'service' | 'method' | 'path'>, operation: Operation): Route => {
  const parameters = operation.parameters ?? [];
  const [body] = Object.values(operation.requestBody?.content ?? {});
  const inQuery = parameters.filter(each => each.in === 'query');
  return {
    ...at,
    action: operation['x-action'] ?? '',
    ids: [...at.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
    idFilters: inQuery.filter(({ schema }) => schema?.format === 'uuid').map(({ name }) => name),
    isList: /^(List|Search)/.test(operation['x-action'] ?? ''),
    dto: body && nameOf(body.schema),
  };
};

/** Every route of every service that runs, from the management ports. */
export const apiOf = async ({ system }: City): Promise<Api> => {
  const found = await Promise.all(
    Object.entries(system.connections.services).map(async ([service, { managementUrl }]) => {
      const document = (await (await fetch(`${managementUrl}/openapi.json`)).json()) as Document;
      const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) =>
          routeOf({ service, method: method.toUpperCase(), path }, operation),
        ),
      );
      return { service, routes, schemas: document.components.schemas };
    }),
  );
  return {
    routes: found.flatMap(({ routes }) => routes),
    schemas: Object.fromEntries(found.map(({ service, schemas }) => [service, schemas])),
  };
};

/** The route with ids in the place of their names: the first is the record's. */
export const pathOf = ({ path, ids }: Route, id: string, more: (name: string) => string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === ids[0] ? id : more(name)));

/** What kind of record the first id of a path names, such as `outreach cases`. */
export const kindOf = ({ service, path }: Route): string =>
  `${service} ${/^\/v1\/([\w-]+)\/\{/.exec(path)?.[1] ?? '-'}`;
