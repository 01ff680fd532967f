const DOWN = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

const textOf = (error: unknown, name: string): string => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' ? value : '';
};

const LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** True when the error says that the database cannot be reached just now, so that trying again later may succeed. */
export const isDatabaseDown = (error: unknown): boolean => {
  const code = textOf(error, 'code');
  return DOWN.has(code) || code.startsWith('08') || LOST.test(textOf(error, 'message'));
};
