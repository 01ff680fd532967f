const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/**
 * JSON in the canonical form of RFC 8785: members sorted by UTF-16 code units, no spaces. Members that are `undefined`
 * are left out, as by JSON.stringify; a Date becomes its ISO form.
 */
export const canonicalJson = (value: unknown): string => {
  if (!isRecord(value)) return JSON.stringify(value) ?? 'null';
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .filter(key => value[key] !== undefined)
    .toSorted()
    .map(key => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(',')}}`;
};
