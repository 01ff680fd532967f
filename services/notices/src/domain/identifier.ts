import type { IdentifierKind } from './codes.ts';

/** An identifier of a person, its value in the normal form. */
export type Identifier = { readonly kind: IdentifierKind; readonly value: string };

/** What may be typed of an identifier: letters, digits, and what stands between them. */
export const TYPED_IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9 .\-/]{1,38}[A-Za-z0-9]$/;
const NORMAL_FORM = /^[A-Z0-9]{3,40}$/;

/** Upper case, without spaces and punctuation. */
export const normalised = ({ kind, value }: Identifier): Identifier => ({
  kind,
  value: value.toUpperCase().replaceAll(/[ .\-/]/g, ''),
});

/** True for a value in the normal form. */
export const isNormalised = ({ value }: Identifier): boolean => NORMAL_FORM.test(value);

const isSame = (one: Identifier, other: Identifier): boolean => one.kind === other.kind && one.value === other.value;

/** True when the same kind and value is among them; nothing is like enough. @source domain.md 6.1 P8 */
export const isAmong = (known: readonly Identifier[], sought: Identifier): boolean =>
  known.some(each => isSame(each, sought));

/** True when each is of another kind: one identifier said twice is not two. @source domain.md 6.1 P8 */
export const areDifferentKinds = (identifiers: readonly Identifier[]): boolean =>
  new Set(identifiers.map(({ kind }) => kind)).size === identifiers.length;
