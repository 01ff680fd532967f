import type { TSchema } from 'typebox';

const isNode = (value: unknown): value is object => typeof value === 'object' && value !== null;

const closedNode = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(closedNode);
  if (!isNode(node)) return node;
  const parts = Object.fromEntries(Object.entries(node).map(([name, part]) => [name, closedNode(part)]));
  return Reflect.get(node, 'type') === 'object' ? { ...parts, additionalProperties: false } : parts;
};

/** The same schema, in which no object at any depth may have a field that it does not name. */
export const closed = <S extends TSchema>(schema: S): S => closedNode(schema) as S;
