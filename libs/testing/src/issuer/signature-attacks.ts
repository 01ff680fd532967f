import { attacks, type Forger, type TokenAttack } from './attack.ts';
import { macBy, signedBy, signingInput } from './forge.ts';

const NONE = ['none', 'None', 'NONE', 'nOnE', 'none ', ''];
const OTHER_ALGORITHMS = ['es256', 'ES384', 'ES512', 'ES256K', 'RS256', 'PS256', 'EdDSA', 'HS256', 'ECDH-ES', 'dir'];
// The order of P-256: as r or s it is zero.
const ORDER = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex');

const named = <T>(of: readonly T[], name: (each: T) => string, token: (each: T) => string): Record<string, string> =>
  Object.fromEntries(of.map(each => [name(each), token(each)]));

const algorithmAttacks = (forger: Forger): readonly TokenAttack[] => {
  const { header, claims } = forger;
  const unsigned = (alg: string): string => `${signingInput({ ...header, alg }, claims)}.`;
  return [
    ...attacks(
      'MALFORMED',
      named(NONE, alg => `alg "${alg}", no signature`, unsigned),
    ),
    ...attacks('ALGORITHM', {
      ...named(
        NONE,
        alg => `alg "${alg}", the good signature`,
        alg => forger.withHeader({ alg }),
      ),
      ...named(
        OTHER_ALGORITHMS,
        alg => `alg "${alg}", signed as ES256`,
        alg => forger.withHeader({ alg }),
      ),
      'alg missing': forger.withHeader({ alg: undefined }),
      'alg null': forger.withHeader({ alg: null }),
      'alg a list': forger.withHeader({ alg: ['ES256'] }),
      'alg an object': forger.withHeader({ alg: { alg: 'ES256' } }),
    }),
  ];
};

const macAttacks = ({ header, claims, target }: Forger): readonly TokenAttack[] => {
  const { publicKey, jwk, kid } = target.issuer.key;
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const secrets = {
    'the key as PEM': pem,
    'the key as PEM, trimmed': pem.trim(),
    'the key as PEM without its frame': pem.split('\n').slice(1, -2).join(''),
    'the key as DER': publicKey.export({ type: 'spki', format: 'der' }),
    'the key as JWK': JSON.stringify(jwk),
    'the key as bare JWK': JSON.stringify(publicKey.export({ format: 'jwk' })),
    'the key as bare point': Buffer.concat([jwk.x ?? '', jwk.y ?? ''].map(part => Buffer.from(part, 'base64url'))),
    'the key id': kid,
    nothing: Buffer.alloc(1),
  };
  const mac = (alg: string, secret: Buffer | string, digest: string): string =>
    macBy(secret, signingInput({ ...header, alg }, claims), digest);
  const entries = Object.entries(secrets);
  return [
    ...attacks('ALGORITHM', {
      ...named(
        entries,
        ([name]) => `HS256 by ${name}`,
        ([, secret]) => mac('HS256', secret, 'sha256'),
      ),
      'HS384 by the key as PEM': mac('HS384', pem, 'sha384'),
      'HS512 by the key as PEM': mac('HS512', pem, 'sha512'),
    }),
    ...attacks('SIGNATURE', { 'an HMAC by the key as PEM, called ES256': mac('ES256', pem, 'sha256') }),
  ];
};

const forgedSignatures = (forger: Forger): Record<string, string> => {
  const { header, claims, target } = forger;
  const good = Buffer.from(forger.good.split('.')[2] ?? '', 'base64url');
  const [r, s, zero] = [good.subarray(0, 32), good.subarray(32), Buffer.alloc(32)];
  const flipped = Buffer.from(good.map((byte, at) => (at === 40 ? byte ^ 1 : byte)));
  return {
    'r and s zero': forger.withSignature(Buffer.alloc(64)),
    'r zero': forger.withSignature(Buffer.concat([zero, s])),
    's zero': forger.withSignature(Buffer.concat([r, zero])),
    'r and s the order of the curve': forger.withSignature(Buffer.concat([ORDER, ORDER])),
    'signature all ones': forger.withSignature(Buffer.alloc(64, 255)),
    'signature of one byte': forger.withSignature(Buffer.alloc(1)),
    'signature one byte short': forger.withSignature(good.subarray(0, 63)),
    'signature one byte long': forger.withSignature(Buffer.concat([good, Buffer.alloc(1)])),
    'signature with a character too much': `${forger.good}A`,
    'signature twice': forger.withSignature(Buffer.concat([good, good])),
    'signature of another token': forger.withSignature(forger.withClaims({ jti: 'other' }).split('.')[2] ?? ''),
    'signature with a bit flipped': `${signingInput(header, claims)}.${flipped.toString('base64url')}`,
    'signature in hexadecimal': forger.withSignature(good.toString('hex')),
    'signature over SHA-384': signedBy(target.issuer.key.privateKey, signingInput(header, claims), 'sha384'),
    'signature over the claims only': forger.withSignature(
      signedBy(target.issuer.key.privateKey, signingInput('', claims).slice(1)).split('.')[1] ?? '',
    ),
    'another key under the known id': forger.byOtherKey(),
    'a foreign key under the known id': signedBy(target.foreign.key.privateKey, signingInput(header, claims)),
  };
};

const reencodedSignatures = (forger: Forger): Record<string, string> => {
  const token = forger.good;
  const dot = token.lastIndexOf('.') + 1;
  const [front, signature] = [token.slice(0, dot), token.slice(dot)];
  // The last of 86 characters has two bits of the signature and four that say nothing.
  const stray: Readonly<Record<string, string>> = { A: 'B', Q: 'R', g: 'h', w: 'x' };
  return {
    'signature stripped': front,
    'signature and its dot stripped': front.slice(0, -1),
    'signature with padding': `${token}==`,
    'signature in the other alphabet': `${front}+/${signature.slice(2)}`,
    'signature with stray bits': `${token.slice(0, -1)}${stray[token.at(-1) ?? ''] ?? '!'}`,
    'signature with a blank': `${front}${signature.slice(0, 40)} ${signature.slice(40)}`,
  };
};

const tampered = ({ good, claims, header }: Forger): Record<string, string> => {
  const [head = '', body = '', signature = ''] = good.split('.');
  const changed = (claim: object): string =>
    `${head}.${signingInput('', { ...claims, ...claim }).slice(1)}.${signature}`;
  return {
    'sub changed after signing': changed({ sub: crypto.randomUUID() }),
    'site changed after signing': changed({ site: 'lcr' }),
    'exp changed after signing': changed({ exp: Number(claims['exp']) - 1 }),
    'auth_time changed after signing': changed({ auth_time: Number(claims['auth_time']) - 1 }),
    'client made a system after signing': changed({ client_id: claims['sub'] }),
    'header changed after signing': `${signingInput({ ...header, x: 1 }, '').slice(0, -1)}.${body}.${signature}`,
  };
};

/** Attacks on algorithm and signature. */
export const signatureAttacks = (forger: Forger): readonly TokenAttack[] => [
  ...algorithmAttacks(forger),
  ...macAttacks(forger),
  ...attacks('SIGNATURE', { ...forgedSignatures(forger), ...tampered(forger) }),
  ...attacks('SIGNATURE', {
    'signature as DER': forger.withSignature(derOf(Buffer.from(forger.good.split('.')[2] ?? '', 'base64url'))),
  }),
  ...attacks('MALFORMED', reencodedSignatures(forger)),
];

const derOf = (signature: Buffer): Buffer => {
  const integers = [signature.subarray(0, 32), signature.subarray(32)].map(part => {
    const value = Number(part[0]) > 127 ? Buffer.concat([Buffer.alloc(1), part]) : part;
    return Buffer.concat([Buffer.from([2, value.length]), value]);
  });
  const body = Buffer.concat(integers);
  return Buffer.concat([Buffer.from([48, body.length]), body]);
};
