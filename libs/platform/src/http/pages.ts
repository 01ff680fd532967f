import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { isUuid } from '../ids/uuid.ts';
import { Problem } from './problem.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 100;

/** Query of a list: `?limit=&after=`. Extend it with the filters of a list. */
export class PageQuery {
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_LIMIT)
  limit: number = DEFAULT_LIMIT;

  @ApiPropertyOptional({ type: String, description: 'the `next` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;
}

/** One page: the items, and the cursor of the next page or null at the end. */
export type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

/**
 * A page of items that were read with a limit of one more than the page has.
 * @param keyOf the values that the list is ordered by, unique together; they go into the cursor, so ids and instants only
 */
export const pageOf = <T>(found: readonly T[], limit: number, keyOf: (item: T) => readonly string[]): Page<T> => {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > limit && last !== undefined;
  return { items, next: more ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null };
};

// Postgres takes no text with a zero sign.
const isKey = (value: unknown, parts: number): value is string[] =>
  Array.isArray(value) &&
  value.length === parts &&
  value.every(part => typeof part === 'string' && !part.includes('\0'));

const noCursor = (): Problem => new Problem('query.invalid', { errors: [{ pointer: '/after', code: 'not-a-cursor' }] });

/**
 * The key after which a page starts; `undefined` for the first page.
 * @param parts how many values the list is ordered by
 * @throws {Problem} `query.invalid` (400) when the cursor is not one of ours
 */
export const afterKey = (query: { readonly after?: string }, parts = 1): readonly string[] | undefined => {
  if (query.after === undefined) return undefined;
  const key = parsed(query.after);
  if (!isKey(key, parts)) throw noCursor();
  return key;
};

/**
 * The same for a list that is ordered by an id alone.
 * @throws {Problem} `query.invalid` (400) when the cursor is not one of ours
 */
export const afterId = (query: { readonly after?: string }): string | undefined => {
  const [after] = afterKey(query) ?? [];
  if (after !== undefined && !isUuid(after)) throw noCursor();
  return after;
};

const parsed = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};
