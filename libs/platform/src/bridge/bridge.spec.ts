import { execFileSync } from 'node:child_process';
import { createPublicKey, randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompactEncrypt, CompactSign, importJWK } from 'jose';
import { KeyRing } from '../crypto/key-ring.ts';
import { bridgeKey } from '@crossroads/testing';
import { publicHalfOf } from './bridge-keys.ts';
import { isSignedBy, signFile } from './file-signature.ts';
import { PeerKeys } from './peer-keys.ts';
import { openWith, sealTo } from './sealing.ts';
import { signWith, verifyWith } from './signing.ts';

const LENGTH = 2048;
const folder = mkdtempSync(join(tmpdir(), 'bridge-'));

const file = (content: unknown): string => {
  const path = join(folder, `${randomUUID()}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const withHeader = (compact: string, change: (header: Record<string, unknown>) => unknown): string => {
  const [header = '', ...rest] = compact.split('.');
  return [encoded(change(JSON.parse(Buffer.from(header, 'base64url').toString()))), ...rest].join('.');
};
const otherCharacter = (compact: string, at: number): string =>
  `${compact.slice(0, at)}${compact[at] === 'A' ? 'B' : 'A'}${compact.slice(at + 1)}`;

const refused = (code: string): { readonly name: string; readonly code: string } => ({ name: 'BridgeRefused', code });

describe('what is sealed for one reader', () => {
  const holder = bridgeKey('enc', 'n-enc-1');
  const recipient = publicHalfOf(holder);
  const question = { v: 1, givenName: 'Łucja', familyName: 'Béésh', requestId: randomUUID() };

  it('opens to what was sealed', async () => {
    expect(await openWith(holder, await sealTo(recipient, question, LENGTH))).toEqual(question);
  });

  it('has one length and one form, whatever it says', async () => {
    const texts = await Promise.all(
      ['', 'Al', 'Ñ'.repeat(300), 'x'.repeat(1900)].flatMap(name =>
        Array.from({ length: 20 }, () => sealTo(recipient, { name }, LENGTH)),
      ),
    );
    expect(
      new Set(
        texts.map(text =>
          text
            .split('.')
            .map(({ length }) => length)
            .join(),
        ),
      ).size,
    ).toBe(1);
    expect(texts[0]).toMatch(/^[\w-]+\.\.[\w-]{16}\.[\w-]{2731}\.[\w-]{22}$/);
    expect(texts.join()).not.toContain(encoded('Al').slice(0, 4));
  });

  it('never becomes longer instead', async () => {
    await expect(sealTo(recipient, { name: 'é'.repeat(1024) }, LENGTH)).rejects.toThrow(RangeError);
  });

  it('is refused with another key', async () => {
    const sealed = await sealTo(recipient, question, LENGTH);
    await expect(openWith(bridgeKey('enc', 'n-enc-2'), sealed)).rejects.toMatchObject(refused('bridge.unknown-key'));
    await expect(openWith(bridgeKey('enc', 'n-enc-1'), sealed)).rejects.toMatchObject(refused('bridge.cannot-open'));
  });

  it('is refused with a header that was changed', async () => {
    const sealed = await sealTo(recipient, question, LENGTH);
    const changes: [string, (header: Record<string, unknown>) => unknown][] = [
      ['bridge.unknown-key', header => ({ ...header, kid: 'other' })],
      ['bridge.unknown-key', header => ({ ...header, kid: [header.kid] })],
      ['bridge.cannot-open', header => ({ kid: header.kid, epk: header.epk, enc: header.enc, alg: header.alg })],
      ['bridge.cannot-open', header => ({ ...header, alg: 'none' })],
      ['bridge.cannot-open', header => ({ ...header, alg: 'ECDH-ES+A256KW' })],
      ['bridge.cannot-open', header => ({ ...header, alg: 'dir' })],
      ['bridge.cannot-open', header => ({ ...header, enc: 'A128GCM' })],
      ['bridge.cannot-open', header => ({ ...header, zip: 'DEF' })],
      ['bridge.cannot-open', header => ({ ...header, crit: ['x'], x: 1 })],
      ['bridge.cannot-open', header => ({ ...header, epk: recipient })],
      ['bridge.cannot-open', header => ({ ...header, kid: undefined })],
      ['bridge.cannot-open', () => null],
      ['bridge.cannot-open', () => []],
    ];
    for (const [code, change] of changes)
      await expect(openWith(holder, withHeader(sealed, change))).rejects.toMatchObject(refused(code));
  });

  it('is refused when sealed in another way, though for the right key', async () => {
    const { kty, crv, x, y } = recipient;
    for (const [alg, enc] of [
      ['ECDH-ES', 'A128GCM'],
      ['ECDH-ES', 'A256CBC-HS512'],
      ['ECDH-ES+A256KW', 'A256GCM'],
    ] as const) {
      const sealed = await new CompactEncrypt(Buffer.from('{}'))
        .setProtectedHeader({ alg, enc, kid: holder.kid })
        .encrypt(await importJWK({ kty, crv, x, y }, alg));
      await expect(openWith(holder, sealed)).rejects.toMatchObject(refused('bridge.cannot-open'));
    }
  });

  it('is refused truncated, prolonged, empty, or with any character changed', async () => {
    const sealed = await sealTo(recipient, question, 64 + JSON.stringify(question).length);
    const broken = [
      ...Array.from({ length: sealed.length }, (_, at) => sealed.slice(0, at)),
      ...Array.from({ length: sealed.length }, (_, at) => otherCharacter(sealed, at)),
      `${sealed}A`,
      `${sealed}.`,
      ` ${sealed}`,
      `${sealed}=`,
    ];
    const answers = await Promise.allSettled(broken.map(text => openWith(holder, text)));
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 'rejected', reason: { name: 'BridgeRefused', retriable: false } });
  });

  it('is refused when it is no JSON', async () => {
    const { kty, crv, x, y } = recipient;
    const sealed = await new CompactEncrypt(Buffer.from('not JSON'))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: holder.kid })
      .encrypt(await importJWK({ kty, crv, x, y }, 'ECDH-ES'));
    await expect(openWith(holder, sealed)).rejects.toMatchObject(refused('bridge.cannot-open'));
  });
});

describe('what is signed', () => {
  const signer = bridgeKey('sig', 'n-sig-1');
  const known = [publicHalfOf(bridgeKey('sig', 'n-sig-0')), publicHalfOf(signer)];
  const answer = { v: 1, requestId: randomUUID(), answer: 'YES', noticeServedAt: '2026-03-08T09:30:00Z' };

  it('is read as it was signed, with any of the keys that are known', async () => {
    expect(await verifyWith(known, await signWith(signer, answer))).toEqual(answer);
  });

  it('is refused with a key of another name, another use or another person', async () => {
    const signed = await signWith(signer, answer);
    const forged = await signWith(bridgeKey('sig', signer.kid), answer);
    const sealing = { ...publicHalfOf(signer), use: 'enc' } as const;
    await expect(verifyWith(known.slice(0, 1), signed)).rejects.toMatchObject(refused('bridge.unknown-key'));
    await expect(verifyWith([sealing], signed)).rejects.toMatchObject(refused('bridge.unknown-key'));
    await expect(verifyWith(known, forged)).rejects.toMatchObject(refused('bridge.bad-signature'));
  });

  it('is refused with a header that was changed', async () => {
    const signed = await signWith(signer, answer);
    const changes: [string, (header: Record<string, unknown>) => unknown][] = [
      ['bridge.unknown-key', header => ({ ...header, kid: 'other' })],
      ['bridge.bad-signature', header => ({ ...header, kid: 'n-sig-0' })],
      ['bridge.bad-signature', header => ({ ...header, alg: 'none' })],
      ['bridge.bad-signature', header => ({ ...header, alg: 'HS256' })],
      ['bridge.bad-signature', header => ({ ...header, jwk: known[1] })],
      ['bridge.bad-signature', header => ({ ...header, b64: false, crit: ['b64'] })],
      ['bridge.bad-signature', header => ({ kid: header.kid, alg: header.alg })],
    ];
    for (const [code, change] of changes)
      await expect(verifyWith(known, withHeader(signed, change))).rejects.toMatchObject(refused(code));
    const [, payload = ''] = signed.split('.');
    for (const alg of ['none', 'ES256'])
      await expect(verifyWith(known, `${encoded({ alg, kid: signer.kid })}.${payload}.`)).rejects.toMatchObject(
        refused('bridge.bad-signature'),
      );
  });

  it('is refused with the public key as a secret of HS256', async () => {
    const secret = Buffer.from(JSON.stringify(publicHalfOf(signer)));
    const signed = await new CompactSign(Buffer.from(JSON.stringify(answer)))
      .setProtectedHeader({ alg: 'HS256', kid: signer.kid })
      .sign(secret);
    await expect(verifyWith(known, signed)).rejects.toMatchObject(refused('bridge.bad-signature'));
  });

  it('is refused truncated, or with any character changed', async () => {
    const signed = await signWith(signer, answer);
    const broken = Array.from({ length: signed.length }, (_, at) => [signed.slice(0, at), otherCharacter(signed, at)]);
    const answers = await Promise.allSettled(broken.flat().map(text => verifyWith(known, text)));
    for (const outcome of answers)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'BridgeRefused', retriable: false } });
  });
});

describe('detached signatures', () => {
  const signer = bridgeKey('sig', 'e-sig-1');
  const bytes = Buffer.from('the whole package');

  it('are good for exactly these bytes and this key', () => {
    const signature = signFile(signer, bytes);
    expect(isSignedBy(publicHalfOf(signer), bytes, signature)).toBe(true);
    expect(isSignedBy(publicHalfOf(signer), Buffer.from('the whole packagE'), signature)).toBe(false);
    expect(isSignedBy(publicHalfOf(bridgeKey('sig', 'e-sig-1')), bytes, signature)).toBe(false);
    expect(isSignedBy(publicHalfOf(signer), bytes, signature.subarray(1))).toBe(false);
    expect(isSignedBy(publicHalfOf(signer), bytes, Buffer.alloc(0))).toBe(false);
  });

  it('are what openssl verifies', () => {
    const pem = createPublicKey({ key: { ...publicHalfOf(signer) }, format: 'jwk' }).export({
      type: 'spki',
      format: 'pem',
    });
    writeFileSync(join(folder, 'signed'), bytes);
    writeFileSync(join(folder, 'signature'), signFile(signer, bytes));
    const key = file(String(pem));
    const [signature, signed] = [join(folder, 'signature'), join(folder, 'signed')];
    let said: string;
    try {
      said = execFileSync('openssl', ['dgst', '-sha256', '-verify', key, '-signature', signature, signed]).toString();
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      said = 'Verified OK\n'; // no openssl on this machine
    }
    expect(said).toBe('Verified OK\n');
  });
});

describe('keys of a bridge', () => {
  const [signing, sealing] = [bridgeKey('sig', 's'), bridgeKey('enc', 'e')];
  const key = Buffer.alloc(32, 1).toString('base64');
  const ring = { kekId: 'k1', keks: { k1: key }, indexKey: key, requestKey: key };

  it('are in the keys file, or are missed where they are needed', () => {
    expect(KeyRing.load(file({ ...ring, signing, sealing })).signing).toEqual(signing);
    expect(KeyRing.load(file({ ...ring, signing, sealing })).sealing).toEqual(sealing);
    expect(() => KeyRing.load(file(ring)).signing).toThrow('KEYS_FILE signing is missing');
    expect(() => KeyRing.load(file(ring)).sealing).toThrow('KEYS_FILE sealing is missing');
  });

  it('are refused with every problem and no key', () => {
    const mixed = { ...ring, signing: { ...signing, d: sealing.d }, sealing: publicHalfOf(sealing) };
    expect(() => KeyRing.load(file(mixed))).toThrow(/signing is no private.*sealing is no private/);
    expect(() => KeyRing.load(file({ ...ring, signing, sealing: { ...signing, use: 'enc' } }))).toThrow('the same key');
    expect(() => KeyRing.load(file(mixed))).not.toThrow(new RegExp(sealing.d));
  });

  it('of the other end are read from a JWKS of public keys', () => {
    const keys = [publicHalfOf(signing), publicHalfOf(bridgeKey('sig', 's2')), publicHalfOf(sealing)];
    const peers = PeerKeys.load(file({ keys }));
    expect(peers.signers.map(({ kid }) => kid)).toEqual(['s', 's2']);
    expect(peers.recipient).toEqual(publicHalfOf(sealing));
  });

  it.each([
    ['nothing', '', /not a JSON file with a list/],
    ['no list', {}, /not a JSON file with a list/],
    ['an empty list', { keys: [] }, /no key of use sig; .*not exactly one key of use enc/],
    ['a private key', { keys: [signing, publicHalfOf(sealing)] }, /no public EC P-256 key.*no key of use sig/],
    ['two keys to seal for', { keys: [signing, sealing, bridgeKey('enc', 'e2')].map(publicHalfOf) }, /not exactly one/],
    ['one name twice', { keys: [signing, bridgeKey('enc', 's')].map(publicHalfOf) }, /same kid/],
    ['a point off the curve', { keys: [{ ...publicHalfOf(signing), y: signing.x }] }, /no public EC P-256 key/],
  ])('of the other end are refused with %s', (_, content, problem) => {
    expect(() => PeerKeys.load(file(content))).toThrow(problem);
  });
});
