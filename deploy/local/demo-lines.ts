import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoFolder } from './people.ts';

/** One referral of the demo city, as the sender of that handle submits it. */
export type DemoLine = {
  readonly line: number;
  readonly site: string;
  readonly as: string;
  readonly body: Readonly<Record<string, unknown>>;
};

/** What the rules say shall become of a line, written by hand from the rules. */
export type ExpectedLine = {
  readonly line: number;
  readonly urgency: string;
  readonly urgencyRuleIds: readonly string[];
  readonly triageRuleIds: readonly string[];
  readonly triageReasons: readonly string[];
  readonly infoCodes: readonly string[];
  readonly reviewTriggerCodes: readonly string[];
  readonly result: string | null;
  readonly reviewReasons: readonly string[];
  readonly needs: readonly string[];
  readonly permitted: Readonly<Record<string, readonly string[]>>;
  readonly finalState: string;
};

const linesOf = <T>(name: string): readonly T[] => {
  const file = join(demoFolder, name);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter(line => line.trim() !== '').map(line => JSON.parse(line) as T);
};

export const demoLines = (): readonly DemoLine[] => linesOf('referrals.jsonl');

export const expectedLines = (): readonly ExpectedLine[] => linesOf('expected.jsonl');

type Site = { readonly code: string; readonly timeZone: string };

/** The time zone of each site of the demo. */
export const timeZones = (): ReadonlyMap<string, string> => {
  const { sites } = JSON.parse(readFileSync(join(demoFolder, 'sites.json'), 'utf8')) as { sites: Site[] };
  return new Map(sites.map(({ code, timeZone }) => [code, timeZone]));
};

const MS_OF: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000 };

const localDate = (at: Date, timeZone: string): Date => {
  const text = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
  return new Date(`${text}T00:00:00Z`);
};

const dateAway = (from: Date, count: number, unit: string): string => {
  const day = new Date(from);
  if (unit === 'd') day.setUTCDate(day.getUTCDate() + count);
  else {
    const month = day.getUTCMonth();
    day.setUTCFullYear(day.getUTCFullYear() + count);
    // 29 February in a year without one is the day before 1 March.
    if (day.getUTCMonth() !== month) day.setUTCDate(0);
  }
  return day.toISOString().slice(0, 10);
};

/**
 * Replaces relative times in a body: `@-2d` and `@-24y` by a date on the site's calendar, `@-2dT18:30` by that time of it,
 * `@-90m` and `@-3h` by an instant. The base is the first submission, so that a repeated one has the same body; only
 * `@today` is the day on which it is asked for.
 */
export const resolveTimes = (value: unknown, base: Date, timeZone: string): unknown => {
  if (Array.isArray(value)) return value.map(item => resolveTimes(item, base, timeZone));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolveTimes(item, base, timeZone)]));
  if (value === '@today') return localDate(new Date(), timeZone).toISOString().slice(0, 10);
  const found = typeof value === 'string' ? /^@([+-]?\d+)([mhdy])(T\d{2}:\d{2})?$/.exec(value) : null;
  if (!found) return value;
  const [, count = '0', unit = 'd', time = ''] = found;
  const milliseconds = MS_OF[unit];
  if (milliseconds) return new Date(base.getTime() + Number(count) * milliseconds).toISOString();
  return dateAway(localDate(base, timeZone), Number(count), unit) + time;
};

/** A UUID that is the same whenever that line or act is submitted to that installation, whatever run does it. */
export const idempotencyKey = (installation: string, what: number | string): string => {
  const hex = createHash('sha256').update(`${installation} ${what}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
};
