import { createECDH, createPublicKey } from 'node:crypto';

/** What a key is for: `sig` for signatures, `enc` for sealing. */
export type KeyUse = 'sig' | 'enc';

/** Public half of a key on the curve P-256, by its name. */
export type PublicJwk = {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly kid: string;
  readonly use: KeyUse;
  readonly x: string;
  readonly y: string;
};

/** Both halves of a key on the curve P-256. Never leaves the process that read it. */
export type PrivateJwk = PublicJwk & { readonly d: string };

const LONGEST_KEY_ID = 64;
const FORM = /^[\w-]{43}$/;

type Members = Readonly<Record<string, unknown>>;

/** A JSON object, if it is one. */
export const membersOf = (value: unknown): Members | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;

const part = (members: Members, name: string): string | undefined => {
  const value = members[name];
  return typeof value === 'string' && FORM.test(value) ? value : undefined;
};

const isOnCurve = (jwk: PublicJwk): boolean => {
  try {
    return createPublicKey({ key: { ...jwk }, format: 'jwk' }).type === 'public';
  } catch {
    return false;
  }
};

/** The public key in a JWK, if it is one on P-256 with a name, for this use, and without a private half. */
export const publicJwkOf = (value: unknown, use: KeyUse): PublicJwk | undefined => {
  const members = membersOf(value);
  if (!members || members.kty !== 'EC' || members.crv !== 'P-256' || members.d !== undefined) return undefined;
  if ((members.use ?? use) !== use) return undefined;
  const { kid } = members;
  const [x, y] = [part(members, 'x'), part(members, 'y')];
  if (typeof kid !== 'string' || kid === '' || kid.length > LONGEST_KEY_ID || !x || !y) return undefined;
  const jwk = { kty: 'EC', crv: 'P-256', kid, use, x, y } as const;
  return isOnCurve(jwk) ? jwk : undefined;
};

// 04, x, y: the other half computed anew, since a file may hold halves of two keys.
const pointOf = (d: string): string | undefined => {
  const pair = createECDH('prime256v1');
  try {
    pair.setPrivateKey(d, 'base64url');
  } catch {
    return undefined; // nought, or beyond the order of the curve
  }
  return pair.getPublicKey('base64url', 'uncompressed');
};

/** The private key in a JWK, if both of its halves belong together. */
export const privateJwkOf = (value: unknown, use: KeyUse): PrivateJwk | undefined => {
  const { d: secret, ...rest } = membersOf(value) ?? {};
  const jwk = publicJwkOf(rest, use);
  const d = part({ d: secret }, 'd');
  if (!jwk || !d) return undefined;
  const point = Buffer.concat([Buffer.from([4]), ...[jwk.x, jwk.y].map(half => Buffer.from(half, 'base64url'))]);
  return pointOf(d) === point.toString('base64url') ? { ...jwk, d } : undefined;
};

/** The half that may be given away. */
export const publicHalfOf = ({ kty, crv, kid, use, x, y }: PrivateJwk): PublicJwk => ({ kty, crv, kid, use, x, y });
