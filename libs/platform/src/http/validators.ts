import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isLocalDate } from '../sites/calendar-date.ts';

const onText = (name: string, holds: (text: string) => boolean, options?: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name, validator: { validate: (value: unknown) => typeof value === 'string' && holds(value) } }, options);

/** One of a list of codes; error code `not-one-of`. */
export const IsCode = (codes: readonly string[], options?: ValidationOptions): PropertyDecorator => {
  const known = new Set(codes);
  return onText('not-one-of', text => known.has(text), options);
};

/** A calendar date `YYYY-MM-DD` that exists; error code `not-a-date`. */
export const IsLocalDate = (options?: ValidationOptions): PropertyDecorator =>
  onText('not-a-date', isLocalDate, options);

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** True for an instant in RFC 3339 with an offset or `Z`, on a date that exists. */
export const isInstant = (text: string): boolean => {
  const date = INSTANT.exec(text)?.[1];
  return date !== undefined && isLocalDate(date) && !Number.isNaN(Date.parse(text));
};

/** An instant in RFC 3339 with offset; error code `not-an-instant`. */
export const IsInstant = (options?: ValidationOptions): PropertyDecorator =>
  onText('not-an-instant', isInstant, options);

const LONGEST_TAG = 35;

const MOST_KNOWN_TAGS = 1000;
const knownTags = new Set<string>();

const isLanguageTag = (text: string): boolean => {
  if (knownTags.has(text)) return true;
  if (text.length > LONGEST_TAG || !isCanonicalisable(text)) return false;
  if (knownTags.size < MOST_KNOWN_TAGS) knownTags.add(text);
  return true;
};

const isCanonicalisable = (text: string): boolean => {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
};

/** A language tag of BCP 47 such as `es` or `zh-Hant`; error code `not-a-language`. */
export const IsLanguageTag = (options?: ValidationOptions): PropertyDecorator =>
  onText('not-a-language', isLanguageTag, options);

/** A phone number of E.164 such as `+15055550123`; error code `not-a-phone`. */
export const IsPhone = (options?: ValidationOptions): PropertyDecorator =>
  onText('not-a-phone', text => /^\+[1-9]\d{6,14}$/.test(text), options);

/** A UUID in lower case; error code `not-an-id`. */
export const IsId = (options?: ValidationOptions): PropertyDecorator =>
  onText('not-an-id', text => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text), options);
