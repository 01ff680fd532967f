import { Type, type TProperties } from 'typebox';

const matching = (pattern: string) => Type.String({ pattern });

/** An object that has these fields and no other. */
export const only = <P extends TProperties>(fields: P) => Type.Object(fields, { additionalProperties: false });

/** Words that people wrote, of a length that was allowed where they wrote them. */
export const words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });

/** One of these codes. */
export const oneOf = <const Values extends string[]>(values: readonly [...Values]) => Type.Enum(values);

/** A value or null. */
export const orNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()]);

export const code = matching('^[A-Z][A-Z0-9_]{0,59}$');
export const version = matching('^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$');
export const opaqueId = matching('^[A-Za-z0-9_-]{1,64}$');
export const digest = matching('^[0-9a-f]{64}$');
export const instant = matching('^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$');
export const localDate = matching('^[0-9]{4}-[0-9]{2}-[0-9]{2}$');
export const number = matching('^[A-Za-z0-9][A-Za-z0-9 ./_-]{0,59}$');
/** What proves a condition: a code, date, instant, version, id or statute; never words. */
export const proofValue = matching('^[A-Za-z0-9][A-Za-z0-9 .:()/_-]{0,79}$');
