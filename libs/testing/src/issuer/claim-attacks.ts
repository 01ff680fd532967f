import type { TokenRefusal } from '@crossroads/platform';
import { attacks, type Forger, type TokenAttack } from './attack.ts';

type Values = Readonly<Record<string, unknown>>;

const each = (forger: Forger, claim: string, values: Values): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${claim} ${name}`, forger.withClaims({ [claim]: value })]),
  );

// JSON knows numbers that JavaScript cannot write back.
const raw = (forger: Forger, claim: string, json: string): string => {
  const { [claim]: _, ...rest } = forger.claims;
  return forger.withRawClaims(forger.doubled(`"${claim}":${json}`, rest));
};

// Nothing of this is a time in whole seconds.
const noTimes = (near: number): Values => ({
  'a text': String(near),
  'with a fraction': near + 0.5,
  true: true,
  null: null,
  'a list': [near],
});

const unreadable = (forger: Forger, claim: string): Record<string, string> => ({
  [`${claim} too large for a number`]: raw(forger, claim, '1e999'),
  [`${claim} beyond all dates`]: raw(forger, claim, '1e300'),
});

const malformedTimes = (forger: Forger): readonly TokenAttack[] => {
  const { now } = forger;
  return attacks('CLAIM_INVALID', {
    ...each(forger, 'exp', noTimes(now + 600)),
    ...each(forger, 'nbf', { ...noTimes(now - 60), 'below zero': -1 }),
    ...each(forger, 'iat', { ...noTimes(now), 'below zero': -1 }),
    ...each(forger, 'auth_time', { ...noTimes(now), 'below zero': -1 }),
    ...unreadable(forger, 'exp'),
    ...unreadable(forger, 'iat'),
    ...unreadable(forger, 'auth_time'),
    'exp before iat, within tolerance': forger.withClaims({ exp: now - 1 }),
  });
};

const timeAttacks = (forger: Forger): readonly TokenAttack[] => {
  const { now } = forger;
  return [
    ...malformedTimes(forger),
    ...attacks('EXPIRED', {
      ...each(forger, 'exp', { zero: 0, 'below zero': -1, 'a minute ago': now - 60 }),
      'expired a second after the tolerance': forger.withClaims({ iat: now - 900, exp: now - 6 }),
    }),
    ...attacks('NOT_YET', {
      ...each(forger, 'nbf', { 'in a minute': now + 60, 'in milliseconds': now * 1000 }),
      ...unreadable(forger, 'nbf'),
      ...each(forger, 'iat', { 'in a minute': now + 60 }),
      ...each(forger, 'auth_time', { 'in a minute': now + 60, 'in milliseconds': now * 1000 }),
    }),
    ...attacks('LIFE_TOO_LONG', {
      'life of 12 h and a second': forger.withClaims({ exp: now + 43_201 }),
      'exp in milliseconds': forger.withClaims({ exp: (now + 600) * 1000 }),
      'issued long ago, of use for a year': forger.withClaims({ iat: now - 86_400 * 364, exp: now + 86_400 }),
    }),
  ];
};

const audienceAttacks = (forger: Forger): readonly TokenAttack[] => {
  const { issuer, foreign, service } = forger.target;
  const own = issuer.audienceOf(service);
  return attacks(
    'AUDIENCE',
    each(forger, 'aud', {
      'of another service': issuer.audienceOf('elsewhere'),
      'of the plane': `urn:crossroads:${issuer.plane}`,
      'of the same service of another plane': foreign.audienceOf(service),
      'of other services': [issuer.audienceOf('elsewhere'), foreign.audienceOf(service)],
      'of the client': 'portal',
      empty: '',
      'an empty list': [],
      'a list in a list': [[own]],
      'an object': { 0: own },
      'a number': 1,
      null: null,
      'in upper case': own.toUpperCase(),
      'with a slash': `${own}/`,
      'with a blank': `${own} `,
      'two in one text': `${own} ${issuer.audienceOf('elsewhere')}`,
      'with more behind': `${own}:more`,
      'with a star': `urn:crossroads:${issuer.plane}:*`,
    }),
  );
};

const issuerAttacks = (forger: Forger): readonly TokenAttack[] => {
  const { issuer: mine, foreign, service, actor } = forger.target;
  const { issuer } = mine;
  const { header } = forger;
  const audience = mine.audienceOf(service);
  return [
    ...attacks('ISSUER', {
      ...each(forger, 'iss', {
        'with a slash': `${issuer}/`,
        'in upper case': issuer.toUpperCase(),
        'by another scheme': issuer.replace('http:', 'https:'),
        'with a look-alike name': issuer.replace('127.0.0.1', '127.0.0.1.example.org'),
        'with another letter': issuer.replace('127', '12\u{1D7DF}'),
        'with a user': issuer.replace('//', '//127.0.0.1@'),
        'with a path': `${issuer}/realms/help`,
        'with a query': `${issuer}?`,
        'with a blank': ` ${issuer}`,
        'in a list': [issuer],
        empty: '',
        null: null,
        missing: undefined,
      }),
      'good token of the other plane': foreign.sign(
        { ...header, kid: foreign.key.kid },
        foreign.claimsFor(actor, { audience: foreign.audienceOf(service) }),
      ),
      'token of the other plane for this audience': foreign.sign(
        { ...header, kid: foreign.key.kid },
        foreign.claimsFor(actor, { audience }),
      ),
    }),
    ...attacks('KEY_UNKNOWN', {
      'the other plane calls itself this issuer': foreign.sign({ ...header, kid: foreign.key.kid }, forger.claims),
    }),
    ...attacks('SIGNATURE', {
      'the other plane calls itself this issuer, with its key id': foreign.sign(header, forger.claims),
    }),
  ];
};

const subjectAttacks = (forger: Forger): readonly TokenAttack[] => {
  const { actor } = forger.target;
  return attacks('CLAIM_INVALID', {
    ...each(forger, 'sub', {
      'an e-mail address': 'worker@example.org',
      'in upper case': 'ABCDEF00-0000-4000-8000-ABCDEFABCDEF',
      'of zeros': '00000000-0000-0000-0000-000000000000',
      empty: '',
      'a list': [actor.actorId],
      'an object': { id: actor.actorId },
      'a number': 1,
      'with more behind': `${actor.actorId}\n`,
    }),
    ...each(forger, 'site', {
      empty: '',
      'a star': '*',
      'in upper case': 'ABQ',
      'two sites': `${actor.site},lcr`,
      'two sites in a list': [actor.site, 'lcr'],
      SQL: `x' or '1'='1`,
      null: null,
    }),
    ...each(forger, 'client_id', { 'a number': 1, empty: '' }),
    ...each(forger, 'jti', { 'a list': ['x'], empty: '' }),
  });
};

const missingAttacks = (forger: Forger): readonly TokenAttack[] => [
  ...attacks(
    'CLAIM_MISSING',
    Object.fromEntries(
      ['aud', 'exp', 'iat', 'sub', 'client_id', 'jti', 'site'].map(claim => [
        `${claim} missing`,
        forger.withClaims({ [claim]: undefined }),
      ]),
    ),
  ),
  ...attacks('BOUND', { 'bound to a key of its holder': forger.withClaims({ cnf: { jkt: 'x' } }) }),
];

const doubleAttacks = (forger: Forger): readonly TokenAttack[] => {
  const { claims, header, target } = forger;
  const twice = (json: string): string => forger.withRawClaims(forger.doubled(json));
  const said = (claim: string): string => `"${claim}":${JSON.stringify(claims[claim])}`;
  const named = ['iss', 'aud', 'sub', 'exp', 'site', 'auth_time'].map(claim => [`${claim} twice`, twice(said(claim))]);
  const reason: TokenRefusal = 'DUPLICATE_MEMBER';
  return attacks(reason, {
    ...Object.fromEntries(named),
    'sub twice, once escaped': twice(`"\\u0073ub":"${crypto.randomUUID()}"`),
    'sub first of another': forger.withRawClaims(`{"sub":"${crypto.randomUUID()}",${JSON.stringify(claims).slice(1)}`),
    'a member of a claim twice': twice('"act":{"sub":"a","sub":"b"}'),
    'alg twice': target.issuer.sign(`{"alg":"none",${JSON.stringify(header).slice(1)}`, claims),
    'kid twice': target.issuer.sign(forger.doubled(`"kid":"${String(header['kid'])}"`, header), claims),
  });
};

/** Attacks on the claims of a token that the issuer really signed, or another issuer did. */
export const claimAttacks = (forger: Forger): readonly TokenAttack[] => [
  ...timeAttacks(forger),
  ...audienceAttacks(forger),
  ...issuerAttacks(forger),
  ...subjectAttacks(forger),
  ...missingAttacks(forger),
  ...doubleAttacks(forger),
];
