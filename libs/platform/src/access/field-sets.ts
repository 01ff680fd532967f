import type { Policies } from './policies.ts';

/** By name of a view: the fields of a body, or of every item of a page, that it shows. */
export type FieldSets = Readonly<Record<string, readonly string[]>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const pick = (value: unknown, fields: ReadonlySet<string>): unknown =>
  isObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => fields.has(name))) : value;

/**
 * The fields of a body that a view shows; a page keeps its own frame (`items`, `next`).
 * @throws {TypeError} for a view that nobody listed the fields of: nothing is shown then
 */
export const shownFields = (body: unknown, view: string, sets: FieldSets): unknown => {
  const listed = sets[view];
  if (!listed) throw new TypeError(`the view ${view} has no fields`);
  const fields = new Set(listed);
  if (isObject(body) && Array.isArray(body['items'])) {
    return { ...body, items: body['items'].map((item: unknown) => pick(item, fields)) };
  }
  return pick(body, fields);
};

/** Refuses to start with a view that the policies answer with and nobody listed. @throws {TypeError} naming each */
export const checkFieldSets = (sets: FieldSets, policies: Pick<Policies, 'viewsOf'>, service: string): void => {
  const missing = policies.viewsOf(service).filter(view => !(view in sets));
  if (missing.length > 0) throw new TypeError(`${service} lists no fields for ${missing.join(', ')}`);
};
