import type { ValidationError } from 'class-validator';
import type { FieldError } from './problem.ts';

// class-validator's names and our stable codes, the most telling first: of a field's faults only the first is told.
const CODES: Readonly<Record<string, string>> = {
  whitelistValidation: 'unknown-field',
  unknownValue: 'not-an-object',
  isDefined: 'required',
  isArray: 'not-a-list',
  isObject: 'not-an-object',
  nestedValidation: 'not-an-object',
  isString: 'not-a-string',
  isBoolean: 'not-a-boolean',
  isInt: 'not-an-integer',
  isNumber: 'not-a-number',
  isUuid: 'not-an-id',
  isIn: 'not-one-of',
  isEnum: 'not-one-of',
  isNotEmpty: 'required',
  isLength: 'wrong-length',
  minLength: 'too-short',
  maxLength: 'too-long',
  arrayNotEmpty: 'too-few',
  arrayMinSize: 'too-few',
  arrayMaxSize: 'too-many',
  arrayUnique: 'repeated',
  min: 'too-small',
  max: 'too-large',
  matches: 'wrong-format',
};
const ORDER = Object.keys(CODES);

// Our own validators say more than a pattern, which stands last.
const OWN = ORDER.length - 1.5;

const rank = (constraint: string): number => (constraint in CODES ? ORDER.indexOf(constraint) : OWN);

const codeOf = (error: ValidationError, constraints: readonly string[]): string => {
  if (constraints.includes('whitelistValidation')) return 'unknown-field';
  if (error.value === undefined) return 'required';
  const first = constraints.toSorted((a, b) => rank(a) - rank(b))[0] ?? '';
  // Our own validators are named after their code.
  return CODES[first] ?? (first.includes('-') ? first : 'invalid');
};

const LONGEST_KEY = 60;
/** A member name as a part of a JSON pointer, cut where a client made it long. */
export const escaped = (key: string): string => key.slice(0, LONGEST_KEY).replaceAll('~', '~0').replaceAll('/', '~1');

/** Every wrong field of a body, by pointer and code, in the order of the class; no value. */
export const fieldErrors = (errors: readonly ValidationError[], at = ''): FieldError[] =>
  errors.flatMap(error => {
    const pointer = error.property === undefined ? at : `${at}/${escaped(error.property)}`;
    const constraints = Object.keys(error.constraints ?? {});
    const own = constraints.length > 0 ? [{ pointer, code: codeOf(error, constraints) }] : [];
    return [...own, ...fieldErrors(error.children ?? [], pointer)];
  });
