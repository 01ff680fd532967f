import { isUuid } from '@crossroads/platform';
import type { CsvLine } from './csv-table.ts';

const WHOLE = /^\d{1,9}$/;
const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;
const BEFORE_NOW = /^@-(\d{1,6})(m|h|d)$/;
const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** A UUID in lower case; empty when it is none, which is then a problem of the line. */
export const idCell = (line: CsvLine, column: string): string => {
  const id = line.needed(column).toLowerCase();
  if (id === '' || isUuid(id)) return id;
  line.refuse(column, 'not-an-id');
  return '';
};

/** A whole number from 0, or null where the cell is empty. */
export const countCell = (line: CsvLine, column: string): number | null => {
  const text = line.text(column);
  if (text === '') return null;
  if (WHOLE.test(text)) return Number(text);
  line.refuse(column, 'not-a-whole-number');
  return null;
};

/** An instant in RFC 3339 with an offset, or `@-90m`: so long before now. */
export const instantCell = (line: CsvLine, column: string, now: Date): Date => {
  const text = line.needed(column);
  const [, count, unit] = BEFORE_NOW.exec(text) ?? [];
  if (count !== undefined && unit !== undefined) return new Date(now.getTime() - Number(count) * (UNIT_MS[unit] ?? 0));
  const instant = new Date(text);
  if (INSTANT.test(text) && !Number.isNaN(instant.getTime())) return instant;
  if (text !== '') line.refuse(column, 'not-an-instant');
  return now;
};

/** A calendar date, or null where the cell is empty. */
export const dateCell = (line: CsvLine, column: string): string | null => {
  const text = line.text(column);
  if (text === '') return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  line.refuse(column, 'not-a-date');
  return null;
};

/** A language tag; empty when it is none. */
export const languageCell = (line: CsvLine, column: string): string => {
  const tag = line.needed(column);
  if (tag === '' || TAG.test(tag)) return tag.toLowerCase();
  line.refuse(column, 'not-a-language');
  return '';
};

/** Language tags of a list such as `vi, nv`; prose about interpreters names none. */
export const languagesIn = (text: string): readonly string[] => {
  const words = text.split(/[\s,;]+/).filter(word => word !== '');
  return words.every(word => /^[a-z]{2,3}$/.test(word)) ? words : [];
};
