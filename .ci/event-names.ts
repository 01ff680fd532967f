const ENTRIES = ['index', 'help', 'neutral', 'enforcement', 'bridge'];
const NAME = /^[a-z]+(?:[.-][a-z]+)*\.v\d+$/;

const collect = (value: unknown, into: Set<string>, seen: Set<unknown>): void => {
  if (typeof value === 'string' && NAME.test(value)) into.add(value);
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  const inner = value instanceof Map ? [...value.entries()].flat() : [...Object.keys(value), ...Object.values(value)];
  for (const part of inner) collect(part, into, seen);
};

/** Every topic and event type that the contracts know: whatever string of that form their exported tables hold. */
export const eventNames = async (): Promise<Set<string>> => {
  const found = new Set<string>();
  for (const entry of ENTRIES) {
    collect({ ...(await import(`../libs/contracts/src/${entry}.ts`)) }, found, new Set());
  }
  return found;
};
