import { Type } from 'typebox';
import type { TObject, TProperties, TSchema } from 'typebox';
import { ACTOR_PATTERN, CODE_PATTERN } from './patterns.ts';

/** An opaque id in UUID form. */
export const id = (description: string) => Type.String({ format: 'uuid', description });

/** Opaque ids in UUID form. */
export const ids = (description: string) => Type.Array(Type.String({ format: 'uuid' }), { description });

/** A UTC instant with milliseconds, RFC 3339. */
export const instant = (description: string) => Type.String({ format: 'date-time', description });

/** A calendar date `YYYY-MM-DD`. */
export const date = (description: string) => Type.String({ format: 'date', description });

/** A code of an open list, upper case unless another pattern is given. */
export const code = (description: string, pattern: string = CODE_PATTERN) => Type.String({ pattern, description });

/** Codes of an open list. */
export const codes = (description: string) => Type.Array(Type.String({ pattern: CODE_PATTERN }), { description });

/** One code of a published list. */
export const oneOf = <const Values extends string[]>(values: readonly [...Values], description: string) =>
  Type.Enum(values, { description });

/** Several codes of a published list. */
export const someOf = <const Values extends string[]>(values: readonly [...Values], description: string) =>
  Type.Array(Type.Enum(values), { description });

/** A value or null, when it is known that there is none. */
export const orNone = <S extends TSchema>(schema: S, description: string) =>
  Type.Union([schema, Type.Null()], { description });

/** A language tag, BCP 47. */
export const language = (description: string) =>
  Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$', description });

/** SHA-256 in hex. */
export const digest = (description: string) => code(description, '^[0-9a-f]{64}$');

/** A version of a text or a file of rules. */
export const version = (description: string) => code(description, '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$');

/** An id of any form that says nothing: a UUID, or base64url. */
export const opaque = (description: string) => code(description, '^[A-Za-z0-9_-]{8,64}$');

/** An agency by its ORI, nine characters. */
export const agency = (description: string) => code(description, '^[A-Z0-9]{9}$');

/** An office that decides: its code or its opaque id. */
export const office = (description: string) => code(description, '^[A-Za-z0-9][A-Za-z0-9_-]{1,39}$');

/** A whole number from 0. */
export const count = (description: string) => Type.Integer({ minimum: 0, description });

/** An area of the site; data of the site, not of this list. */
export const area = (description: string) => code(description, '^[A-Z][A-Z_]{1,39}$');

/** Who acted. */
export const actor = Type.Optional(
  Type.String({ pattern: ACTOR_PATTERN, description: 'Opaque id of the staff member who acted, or SYSTEM' }),
);

/** Data of an event about one referral: its id, who acted, whom it concerns where known, and the event's own fields. */
export const aboutReferral = <P extends TProperties>(fields: P) =>
  Type.Object({
    referralId: id('The referral; equals the subject of the event'),
    personId: Type.Optional(id('Random id of the person within the help plane')),
    actorId: actor,
    ...fields,
  });

/** Data of an event about one referral that always says whom it concerns. */
export const aboutReferredPerson = <P extends TProperties>(fields: P) =>
  Type.Object({
    referralId: id('The referral; equals the subject of the event'),
    personId: id('Random id of the person within the help plane'),
    actorId: actor,
    ...fields,
  });

/** Data of an event about one placement of a referral. */
export const aboutPlacement = <P extends TProperties>(fields: P) =>
  Type.Object({
    referralId: id('The referral; equals the subject of the event'),
    personId: Type.Optional(id('Random id of the person within the help plane')),
    actorId: actor,
    placementId: id('The placement: one need of the referral'),
    ...fields,
  });

/** Data of an event about what is known of one person: ids and codes, never a value. */
export const aboutPerson = <P extends TProperties>(fields: P) =>
  Type.Object({
    personId: id('Random id of the person within the help plane; equals the subject of the event'),
    actorId: actor,
    ...fields,
  });

/** Data of an event about a provider or one of its services. */
export const aboutProvider = <P extends TProperties>(fields: P) => Type.Object({ actorId: actor, ...fields });

/** Data of any event. */
export type DataSchema = TObject;
