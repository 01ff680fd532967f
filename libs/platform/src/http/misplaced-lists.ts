import { escaped } from './field-errors.ts';
import type { FieldError } from './problem.ts';

type DtoClass = new () => object;

const BUILT_IN: readonly unknown[] = [String, Boolean, Number, Array, Object, Date, undefined];

/** True for a class of ours, as the metadata of a parameter or a property names it. */
export const isDtoClass = (type: unknown): type is DtoClass => typeof type === 'function' && !BUILT_IN.includes(type);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const inValue = (value: unknown, pointer: string): FieldError[] => {
  if (Array.isArray(value)) return [{ pointer, code: 'not-an-object' }];
  return isObject(value) && isDtoClass(value.constructor) ? misplacedLists(value, pointer) : [];
};

/**
 * Where a list stands in place of an object: class-validator checks the items of such a list and lets the list itself
 * through.
 */
export const misplacedLists = (dto: object, at = ''): FieldError[] =>
  Object.entries(dto).flatMap(([key, value]) => {
    if (!isObject(value)) return [];
    const pointer = `${at}/${escaped(key)}`;
    if (!Array.isArray(value)) return inValue(value, pointer);
    if (isDtoClass(Reflect.getMetadata('design:type', dto, key))) return inValue(value, pointer);
    return value.flatMap((item: unknown, index) => inValue(item, `${pointer}/${index}`));
  });

/** True when a pointer is one of the given places or lies below one. */
export const isWithin = (pointer: string, places: readonly FieldError[]): boolean =>
  places.some(place => pointer === place.pointer || pointer.startsWith(`${place.pointer}/`));
