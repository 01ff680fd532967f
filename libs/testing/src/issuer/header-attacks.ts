import { attacks, type Forger, type TokenAttack } from './attack.ts';
import { base64url, macBy, signingInput } from './forge.ts';

const UNKNOWN_KEYS = {
  'path of an empty file': '../../../../../../dev/null',
  'path of a public file': '/usr/share/zoneinfo/UTC',
  'file URL': 'file:///etc/hostname',
  SQL: "x' union select 'c2VjcmV0' --",
  command: '$(id)',
  'member that every object has': 'constructor',
  'prototype of an object': '__proto__',
  NUL: 'key\0',
  unknown: 'unknown-key',
};

const keyAttacks = (forger: Forger): readonly TokenAttack[] => {
  const { target } = forger;
  const known = target.issuer.key.kid;
  return [
    ...attacks('KEY_UNKNOWN', {
      ...Object.fromEntries(
        Object.entries(UNKNOWN_KEYS).map(([name, kid]) => [`kid ${name}`, forger.withHeader({ kid })]),
      ),
      'kid in upper case': forger.withHeader({ kid: known.toUpperCase() }),
      'kid with a blank': forger.withHeader({ kid: `${known} ` }),
      'kid of the key that really signed, which is not published': forger.byOtherKey({
        kid: target.issuer.otherKey.kid,
      }),
      'kid of the other plane': forger.byOtherKey({ kid: target.foreign.key.kid }),
    }),
    ...attacks('KEY_ID', {
      'kid missing': forger.withHeader({ kid: undefined }),
      'kid empty': forger.withHeader({ kid: '' }),
      'kid null': forger.withHeader({ kid: null }),
      'kid a number': forger.withHeader({ kid: 0 }),
      'kid a list': forger.withHeader({ kid: [known] }),
      'kid of 5 kB': forger.withHeader({ kid: 'k'.repeat(5000) }),
    }),
    ...attacks('TOO_LARGE', { 'kid of 9 kB': forger.withHeader({ kid: 'k'.repeat(9000) }) }),
    ...attacks('ALGORITHM', {
      'kid of an empty file, HS256 by nothing': macBy(
        '',
        signingInput({ ...forger.header, alg: 'HS256', kid: '../../dev/null' }, forger.claims),
      ),
    }),
  ];
};

const ownKeyAttacks = (forger: Forger): readonly TokenAttack[] => {
  const { issuer, foreign } = forger.target;
  const { jwk, kid, publicKey } = issuer.otherKey;
  const x5c = [publicKey.export({ type: 'spki', format: 'der' }).toString('base64')];
  return attacks('HEADER', {
    'jwk of its own': forger.byOtherKey({ jwk }),
    'jwk and kid of its own': forger.byOtherKey({ jwk, kid }),
    'jwk of the issuer': forger.withHeader({ jwk: issuer.key.jwk }),
    'jku of another issuer': forger.byOtherKey({ jku: foreign.jwksUri }),
    'jku of this issuer': forger.withHeader({ jku: issuer.jwksUri }),
    'x5u of another issuer': forger.byOtherKey({ x5u: `${foreign.issuer}/certificate` }),
    'x5c of its own': forger.byOtherKey({ x5c }),
    'crit unknown': forger.withHeader({ crit: ['urn:unknown'], 'urn:unknown': true }),
    'crit empty': forger.withHeader({ crit: [] }),
    'crit that names exp': forger.withHeader({ crit: ['exp'], exp: 1 }),
    'crit no list': forger.withHeader({ crit: 'b64' }),
    'b64 false': forger.withHeader({ crit: ['b64'], b64: false }),
    'cty of a nested token': forger.withHeader({ cty: 'JWT' }),
    'zip of an encrypted token': forger.withHeader({ zip: 'DEF' }),
  });
};

const typeAttacks = (forger: Forger): readonly TokenAttack[] => {
  const { target, claims, now } = forger;
  const idToken = { ...claims, aud: 'portal', nonce: 'n', at_hash: 'h', client_id: undefined, jti: undefined };
  const event = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const types = ['JWT', 'jwt', 'at+jwt ', 'AT+JWT', 'application/at+jwt', 'at+jws', 'id_token', 'dpop+jwt', 7, null];
  const id = (header: object): string => target.issuer.sign({ ...forger.header, ...header }, idToken);
  return attacks('TYPE', {
    ...Object.fromEntries(types.map(typ => [`typ ${JSON.stringify(typ)}`, forger.withHeader({ typ })])),
    'typ missing': forger.withHeader({ typ: undefined }),
    'ID token': id({ typ: 'JWT' }),
    'ID token without typ': id({ typ: undefined }),
    'logout token': target.issuer.sign(
      { ...forger.header, typ: 'logout+jwt' },
      { ...claims, exp: now + 120, events: event, sid: 's' },
    ),
  });
};

const shapeAttacks = (forger: Forger): readonly TokenAttack[] => {
  const { good, header, claims } = forger;
  const [head = '', body = '', signature = ''] = good.split('.');
  const jwe = base64url({ alg: 'ECDH-ES', enc: 'A256GCM', typ: 'at+jwt', cty: 'JWT' });
  return attacks('MALFORMED', {
    'two dots': '..',
    'no token': 'x',
    'three parts of nothing': 'AA.AA.AA',
    'a part too much': `${good}.${signature}`,
    'JWE of five parts': `${jwe}..${base64url('iv')}.${body}.${signature}`,
    'token in a token': forger.withRawClaims(good),
    'flattened JSON': JSON.stringify({ protected: head, payload: body, signature }),
    'claims in plain JSON': `${head}.${JSON.stringify(claims)}.${signature}`,
    'claims a list': forger.withRawClaims(JSON.stringify([claims])),
    'claims null': forger.withRawClaims('null'),
    'claims a text': forger.withRawClaims(JSON.stringify(good)),
    'claims cut off': forger.withRawClaims(JSON.stringify(claims).slice(0, -1)),
    'claims with a comment': forger.withRawClaims(`${JSON.stringify(claims)}//`),
    'claims with a byte order mark': forger.withRawClaims(`\uFEFF${JSON.stringify(claims)}`),
    'claims nested deeply': forger.withRawClaims(forger.doubled(`"x":${'['.repeat(500)}${']'.repeat(500)}`)),
    'claims that are no UTF-8': forger
      .withSignature(signature)
      .replace(body, base64url(Buffer.from('7b22ff223a317d', 'hex'))),
    'header a list': forger.target.issuer.sign(JSON.stringify([header]), claims),
    'header cut off': forger.target.issuer.sign(JSON.stringify(header).slice(0, -1), claims),
    'header with padding': good.replace(head, `${head}=`),
  });
};

/** Attacks on the header: keys, types and what the token is at all. */
export const headerAttacks = (forger: Forger): readonly TokenAttack[] => [
  ...keyAttacks(forger),
  ...ownKeyAttacks(forger),
  ...typeAttacks(forger),
  ...shapeAttacks(forger),
];
