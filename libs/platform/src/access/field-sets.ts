import type { Policies } from './policies.ts';

/** By name of a view: the fields of a body, or of every item of a page, that it shows. */
export type FieldSets = Readonly<Record<string, readonly string[]>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const pick = (value: unknown, fields: ReadonlySet<string>): unknown => {
  if (!isObject(value)) throw new TypeError('a part of an answer has no fields to choose from');
  return Object.fromEntries(Object.entries(value).filter(([name]) => fields.has(name)));
};

const isPage = (body: Readonly<Record<string, unknown>>): body is { items: readonly unknown[]; next: unknown } =>
  Array.isArray(body['items']) && Object.keys(body).every(name => name === 'items' || name === 'next');

/**
 * The fields of a body that a view shows, or of every item of a page or list.
 * @throws {TypeError} for a view that nobody listed the fields of, and for what has no fields: nothing is shown then
 */
export const shownFields = (body: unknown, view: string, sets: FieldSets): unknown => {
  const listed = Object.hasOwn(sets, view) ? sets[view] : undefined;
  if (!listed) throw new TypeError(`the view ${view} has no fields`);
  if (body === undefined || body === null) return body;
  const fields = new Set(listed);
  const each = (item: unknown): unknown => pick(item, fields);
  if (Array.isArray(body)) return body.map(each);
  return isObject(body) && isPage(body) ? { items: body.items.map(each), next: body.next } : each(body);
};

/** Refuses to start with a view that the policies answer with and nobody listed. @throws {TypeError} naming each */
export const checkFieldSets = (sets: FieldSets, policies: Pick<Policies, 'viewsOf'>, service: string): void => {
  const missing = policies.viewsOf(service).filter(view => !Object.hasOwn(sets, view));
  if (missing.length > 0) throw new TypeError(`${service} lists no fields for ${missing.join(', ')}`);
};
