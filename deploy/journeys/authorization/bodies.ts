import { randomUUID } from 'node:crypto';
import { dayFromNow } from '@crossroads/testing';
import type { Told } from './asking.ts';
import { nameOf, type Api, type Route, type Schema } from './routes.ts';

export type Body = Readonly<Record<string, unknown>>;

/** Ids that a body may name, by the name of the field. */
export type KnownIds = Readonly<Record<string, string>>;

type Schemas = Readonly<Record<string, Schema>>;

const isNull = ({ type }: Schema): boolean => type === 'null';

const resolved = (schema: Schema, schemas: Schemas): Schema => {
  const name = nameOf(schema);
  const [inner] = schema.allOf ?? schema.anyOf?.filter(each => !isNull(each)) ?? [];
  if (name !== undefined) return schemas[name] ?? {};
  return inner ? resolved(inner, schemas) : schema;
};

const typeOf = ({ type, properties }: Schema): string =>
  (typeof type === 'string' ? type : type?.[0]) ?? (properties ? 'object' : 'string');

const textOf = ({ format, pattern }: Schema, name: string, known: KnownIds): string => {
  if (format === 'uuid' || name.endsWith('Id')) return known[name] ?? randomUUID();
  if (format === 'date') return dayFromNow(90);
  if (format === 'date-time') return new Date(Date.now() - 60_000).toISOString();
  if (/language/i.test(name)) return 'en';
  return pattern === undefined || new RegExp(pattern).test('OTHER') ? 'OTHER' : 'other';
};

type Sampling = { readonly schemas: Schemas; readonly known: KnownIds };

/** A value that a schema allows, as small as it may be. */
export const sampleOf = (schema: Schema, name: string, { schemas, known }: Sampling): unknown => {
  const real = resolved(schema, schemas);
  const [choice] = real.enum ?? [];
  if (choice !== undefined) return choice;
  switch (typeOf(real)) {
    case 'object':
      return Object.fromEntries(
        (real.required ?? []).map(each => [each, sampleOf(real.properties?.[each] ?? {}, each, { schemas, known })]),
      );
    case 'array':
      return Array.isArray(real.example) ? real.example : [sampleOf(real.items ?? {}, name, { schemas, known })];
    case 'boolean':
      return false;
    case 'number':
    case 'integer':
      return real.minimum ?? 1;
    default:
      return real.example ?? textOf(real, name, known);
  }
};

type Fault = { readonly pointer: string; readonly code: string };

const TEXTS = ['OTHER', 'C4', 'en', 'other', '+15055550123', 'A reason that is told at some length, in words', 'abq'];

// What to try next where the last value was refused.
const better = (code: string, trial: number): unknown => {
  const date = new Date();
  switch (code) {
    case 'not-an-id':
      return randomUUID();
    case 'not-a-date':
      return dayFromNow(90);
    case 'in-the-future':
      return dayFromNow(-1);
    case 'not-an-instant':
      return date.toISOString();
    case 'not-a-language':
      return 'en';
    case 'not-a-number':
    case 'not-an-integer':
    case 'too-small':
      return trial;
    case 'not-a-boolean':
      return false;
    case 'not-a-list':
    case 'too-few':
      return [TEXTS[trial % TEXTS.length]];
    case 'too-short':
    case 'wrong-length':
      return 'A reason that is told at some length, in words';
    default:
      return TEXTS[trial % TEXTS.length];
  }
};

const valueAt = (body: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? (at as Body)[name] : undefined), body);

// A list whose items were wrong stays a list.
const betterAt = (
  body: unknown,
  path: readonly string[],
  { code, trial }: { code: string; trial: number },
): unknown => {
  const value = better(code, trial);
  return Array.isArray(valueAt(body, path)) && !Array.isArray(value) ? [value] : value;
};

const withValue = (body: unknown, [name, ...rest]: readonly string[], value: unknown): unknown => {
  if (name === undefined) return value;
  if (Array.isArray(body)) return body.map((each, at) => (String(at) === name ? withValue(each, rest, value) : each));
  const members = typeof body === 'object' && body !== null ? (body as Body) : {};
  return { ...members, [name]: withValue(members[name], rest, value) };
};

const MOST_TRIALS = 12;

/** Makes a body that passes every check of a route, by what the route says of the last try. */
export const learnedBody = async (
  { schemas }: Pick<Api, 'schemas'>,
  { service, dto }: Route,
  { known, send }: { readonly known: KnownIds; readonly send: (body: Body) => Promise<Told> },
): Promise<Body> => {
  if (dto === undefined) return {};
  const own = schemas[service] ?? {};
  let body = sampleOf(own[dto] ?? {}, '', { schemas: own, known }) as Body;
  for (let trial = 0; trial < MOST_TRIALS; trial++) {
    const told = await send(body);
    if (told.code !== 'body.invalid') return body;
    const { errors = [] } = JSON.parse(told.text) as { readonly errors?: readonly Fault[] };
    for (const { pointer, code } of errors) {
      const path = pointer.split('/').slice(1);
      body = withValue(body, path, betterAt(body, path, { code, trial })) as Body;
    }
  }
  throw new Error(`no body was found for ${service} ${dto}: ${JSON.stringify(body)}`);
};

/** Every property that some DTO of some service has, with a value of its kind. */
export const propertiesOf = ({ routes, schemas }: Api): ReadonlyMap<string, unknown> => {
  const found = new Map<string, unknown>();
  const visit = (service: string, schema: Schema, seen: ReadonlySet<Schema>): void => {
    const own = schemas[service] ?? {};
    const real = resolved(schema, own);
    if (seen.has(real)) return;
    const deeper = new Set([...seen, real]);
    for (const [name, property] of Object.entries(real.properties ?? {})) {
      if (!found.has(name)) found.set(name, sampleOf(property, name, { schemas: own, known: {} }));
      visit(service, property, deeper);
    }
    if (real.items) visit(service, real.items, deeper);
  };
  for (const { service, dto } of routes)
    if (dto !== undefined) visit(service, schemas[service]?.[dto] ?? {}, new Set());
  return found;
};

/** Names that a route's own body has. */
export const ownProperties = ({ schemas }: Pick<Api, 'schemas'>, { service, dto }: Route): readonly string[] =>
  dto === undefined ? [] : Object.keys(schemas[service]?.[dto]?.properties ?? {});
