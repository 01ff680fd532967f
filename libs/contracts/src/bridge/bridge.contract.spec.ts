import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  attestationReplyOf,
  attestationRequestOf,
  EscalationAttestationRequestedV1,
  NoticesAttestationAnsweredV1,
} from '../bridge.ts';
import { ContractError } from '../contract-error.ts';

const requestId = '0199a1c0-0000-7000-8000-000000000c01';
const request = {
  v: 1,
  requestId,
  site: 'abq',
  givenName: 'Zzgiven',
  familyName: 'Zzfamily',
  birthDate: '1999-01-15',
  identifiers: [
    { kind: 'STATE_ID', value: 'NM12345678' },
    { kind: 'FBI_NUMBER', value: '123456AB7' },
  ],
  agencyCode: 'NM0010100',
  incidentNumber: '26-0012345',
  actAt: '2026-11-20T06:58:00.000Z',
  requester: 'q3Vn0cJt8xYk2mPb',
};
const none = {
  helpOffered: null,
  helpOfferedOn: null,
  noticeServed: null,
  noticeServedAt: null,
  versionId: null,
  language: null,
  validUntil: null,
};
const yes = {
  v: 1,
  requestId,
  answer: 'YES',
  helpOffered: true,
  helpOfferedOn: '2026-11-01',
  noticeServed: true,
  noticeServedAt: '2026-11-01T18:00:00.000Z',
  versionId: '0199a1c0-0000-7000-8000-000000000b02',
  language: 'es',
  validUntil: '2028-11-01T18:00:00.000Z',
  answeredAt: '2026-11-20T16:04:12.345Z',
};
const sampleOf = (file: string) => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
const refusalOf = (act: () => unknown): ContractError => {
  try {
    act();
  } catch (error) {
    if (error instanceof ContractError) return error;
  }
  throw new Error('it was not refused');
};

describe('a question', () => {
  it('is what was agreed', () => expect(attestationRequestOf(request)).toEqual(request));

  it.each([
    ['one identifier', { identifiers: request.identifiers.slice(1) }],
    ['three identifiers', { identifiers: [...request.identifiers, ...request.identifiers.slice(1)] }],
    [
      'an identifier that is not normalised',
      { identifiers: [request.identifiers[0], { kind: 'PASSPORT', value: 'a 1' }] },
    ],
    ['no birth date', { birthDate: null }],
    ['a time that is not UTC', { actAt: '2026-11-20T06:58:00-07:00' }],
    ['a day for a time', { actAt: '2026-11-20' }],
    ['no incident', { incidentNumber: '' }],
    ['a blank name', { givenName: ' ' }],
    ['another version', { v: 2 }],
  ])('is refused with %s, and no value of it is told', (_what, part) => {
    const refusal = refusalOf(() => attestationRequestOf({ ...request, ...part }));
    expect(refusal.code).toBe('contract.invalid');
    expect(`${refusal.stack} ${JSON.stringify(refusal)}`).not.toMatch(/Zz|NM123|26-0012345/);
  });

  it('is refused with a field more, at any depth, and neither name nor value of it is told', () => {
    const [first, second] = request.identifiers;
    for (const grown of [
      { ...request, jane_doe: 1 },
      { ...request, identifiers: [first, { ...second, jane_doe: 1 }] },
    ]) {
      const refusal = refusalOf(() => attestationRequestOf(grown));
      expect(refusal.code).toBe('contract.unknown-field');
      expect(`${refusal.stack} ${JSON.stringify(refusal)}`).not.toContain('jane');
    }
  });
});

describe('an answer', () => {
  it('is yes with every date, or no or unknown with none', () => {
    expect(attestationReplyOf(yes)).toEqual(yes);
    for (const answer of ['NO', 'UNKNOWN'])
      expect(attestationReplyOf({ ...yes, ...none, answer })).toMatchObject({ answer, noticeServedAt: null });
  });

  it.each([
    ['no with dates', { answer: 'NO' }],
    ['yes without dates', none],
    ['yes where no help was offered', { helpOffered: false }],
    ['maybe', { answer: 'MAYBE' }],
  ])('is never %s', (_what, part) => {
    expect(refusalOf(() => attestationReplyOf({ ...yes, ...part })).code).toBe('contract.invalid');
  });

  it.each(['accepted', 'provider', 'notes', 'score'])('has no place for %s', field => {
    const refusal = refusalOf(() => attestationReplyOf({ ...yes, [field]: 1 }));
    expect(refusal.code).toBe('contract.unknown-field');
    expect(refusal.message).not.toContain(field);
  });
});

describe('on the wire', () => {
  it('a question is a request id and a seal of one length', () => {
    const { data } = sampleOf('attestation-requested.v1.json');
    EscalationAttestationRequestedV1.check(data);
    for (const sealed of [data.sealed.slice(0, -1), data.sealed.replace('..', '.k.'), JSON.stringify(request)])
      expect(() => EscalationAttestationRequestedV1.check({ ...data, sealed })).toThrow('/sealed:pattern');
  });

  it('an answer is a request id and a signed text that holds what was agreed', () => {
    const { data } = sampleOf('attestation-answered.v1.json');
    NoticesAttestationAnsweredV1.check(data);
    const [, payload = ''] = data.attestation.split('.');
    expect(attestationReplyOf(JSON.parse(Buffer.from(payload, 'base64url').toString()))).toMatchObject({ requestId });
    expect(() => NoticesAttestationAnsweredV1.check({ ...data, attestation: `${payload}.${payload}` })).toThrow(
      '/attestation:pattern',
    );
  });
});
