import { createSecretKey, type KeyObject } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson } from './canonical-json.ts';
import { blindIndex, requestDigest } from './digests.ts';
import { KeyRing } from './key-ring.ts';
import { PersonCipher } from './person-cipher.ts';
import { seal, unseal } from './sealed.ts';

const secret = (byte: number): KeyObject => createSecretKey(Buffer.alloc(32, byte));
const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const folder = mkdtempSync(join(tmpdir(), 'keys-'));

const ringOf = (content: object): KeyRing => {
  const path = join(folder, 'keys.json');
  writeFileSync(path, JSON.stringify(content));
  return KeyRing.load(path);
};

const keys = { kekId: 'k1', keks: { k1: key(1) }, indexKey: key(2), requestKey: key(3) };
const at = { plane: 'help', table: 'person', column: 'sealed' };
const cipher = new PersonCipher(ringOf(keys), at);
const ana = { name: { given: 'Ana', family: 'Núñez' }, phones: ['+15055550123'] };
const changed = (sealed: string, part: number): string => {
  const parts = sealed.split('|');
  const bytes = Buffer.from(parts[part] ?? '', 'base64url');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  parts[part] = bytes.toString('base64url');
  return parts.join('|');
};

describe('sealed people', () => {
  const { wrappedKey, sealed } = cipher.create('p-1', ana);
  const first = { personId: 'p-1', version: 1 };

  it('open to what was sealed, in every version', () => {
    expect(cipher.open(first, wrappedKey, sealed)).toEqual(ana);
    const second = { personId: 'p-1', version: 2 };
    expect(cipher.open(second, wrappedKey, cipher.seal(second, wrappedKey, { alias: 'A' }))).toEqual({ alias: 'A' });
  });

  it('have the form v1|keyId|iv|tag|ct with nothing to read in it', () => {
    expect(sealed).toMatch(/^v1\|person\|[\w-]{16}\|[\w-]{22}\|[\w-]+$/);
    expect(wrappedKey).toMatch(/^v1\|k1\|/);
    expect(Buffer.from(sealed.split('|')[4] ?? '', 'base64url').toString('latin1')).not.toContain('Ana');
  });

  it('do not open in the row of another person, at another version, in another column, table or plane', () => {
    const other = cipher.create('p-2', ana);
    expect(() => cipher.open({ personId: 'p-2', version: 1 }, other.wrappedKey, sealed)).toThrow('cannot be opened');
    expect(() => cipher.open({ personId: 'p-2', version: 1 }, wrappedKey, sealed)).toThrow('cannot be opened');
    expect(() => cipher.open({ personId: 'p-1', version: 2 }, wrappedKey, sealed)).toThrow('cannot be opened');
    for (const moved of [{ column: 'note' }, { plane: 'neutral' }]) {
      const elsewhere = new PersonCipher(ringOf(keys), { ...at, ...moved });
      expect(() => elsewhere.open(first, wrappedKey, sealed)).toThrow('cannot be opened');
    }
  });

  it.each([
    ['iv', 2],
    ['tag', 3],
    ['ciphertext', 4],
  ])('do not open when one bit of the %s was changed', (_, part) => {
    expect(() => cipher.open(first, wrappedKey, changed(sealed, part))).toThrow('cannot be opened');
    expect(() => cipher.open(first, changed(wrappedKey, part), sealed)).toThrow('cannot be opened');
  });

  it.each(['', 'v1', 'v2|person|a|b|c', 'v1|person|AAAA|AAAA|AAAA', `${'|'.repeat(4)}`])('refuse %s', broken => {
    expect(() => cipher.open(first, wrappedKey, broken)).toThrow('cannot be opened');
    expect(() => cipher.open(first, broken, sealed)).toThrow();
  });

  it('do not open with a tag cut short', () => {
    const parts = sealed.split('|');
    parts[3] = Buffer.from(parts[3] ?? '', 'base64url')
      .subarray(0, 12)
      .toString('base64url');
    expect(() => cipher.open(first, wrappedKey, parts.join('|'))).toThrow('cannot be opened');
  });

  it('survive a new key-encryption key, and end with the old one', () => {
    const both = { ...keys, kekId: 'k2', keks: { k1: key(1), k2: key(9) } };
    const rewrapped = new PersonCipher(ringOf(both), at).rewrap('p-1', wrappedKey);
    const later = new PersonCipher(ringOf({ ...both, keks: { k2: key(9) } }), at);
    expect(later.open(first, rewrapped, sealed)).toEqual(ana);
    expect(() => later.open(first, wrappedKey, sealed)).toThrow('no key-encryption key k1');
  });

  it('never use an initialisation vector twice', () => {
    const ivs = Array.from({ length: 5000 }, () => seal({ id: 'x', key: secret(0) }, '', Buffer.alloc(1)));
    expect(new Set(ivs.map(text => text.split('|')[2])).size).toBe(5000);
  });

  // Test case 15 of McGrew and Viega's GCM specification: a known key and IV give this ciphertext and tag.
  it('is AES-256-GCM', () => {
    const hex = (text: string): string => Buffer.from(text, 'hex').toString('base64url');
    const kek = createSecretKey('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308', 'hex');
    const ct = hex(
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad',
    );
    const sealedVector = ['v1', 'k', hex('cafebabefacedbaddecaf888'), hex('b094dac5d93471bdec1a502270e3cc6c'), ct].join(
      '|',
    );
    expect(unseal(kek, '', sealedVector).toString('hex')).toBe(
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255',
    );
  });
});

describe('keys file', () => {
  it('is refused with every problem and no key', () => {
    const broken = { kekId: 'k9', keks: { k1: 'c2hvcnQ=' }, indexKey: key(2) };
    expect(() => ringOf(broken)).toThrow(
      /keks.k1 is not 32 bytes.*requestKey is not 32 bytes.*kekId names none of keks/,
    );
    expect(() => ringOf(broken)).not.toThrow(/c2hvcnQ/);
  });
});

describe('blind index', () => {
  const indexKey = secret(2);
  const ofName = (...parts: string[]): string => blindIndex(indexKey, 'name-birth-date', parts);

  it('is equal for equal values of the same kind and key only', () => {
    expect(ofName('ana nunez', '2001-02-03')).toBe(ofName('ana nunez', '2001-02-03'));
    expect(ofName('ana nunez', '2001-02-03')).not.toBe(ofName('ana nunez', '2001-02-04'));
    expect(ofName('ana', 'x')).not.toBe(blindIndex(indexKey, 'phone-family', ['ana', 'x']));
    expect(ofName('ana', 'x')).not.toBe(blindIndex(secret(4), 'name-birth-date', ['ana', 'x']));
    expect(ofName('a', 'bc')).not.toBe(ofName('ab', 'c'));
  });

  it('is cut short', () => expect(ofName('ana')).toMatch(/^[0-9a-f]{8}$/));
});

describe('canonical JSON', () => {
  it('sorts members at every depth and keeps the order of lists', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }, 'x'], a: null, u: undefined })).toBe(
      '{"a":null,"b":[{"c":2,"d":1},"x"]}',
    );
    expect(canonicalJson({ '\u20ac': 1, '\r': 2, '1': 3, '\u{1f600}': 4, '\ufb33': 5 })).toBe(
      '{"\\r":2,"1":3,"\u20ac":1,"\u{1f600}":4,"\ufb33":5}',
    );
  });

  it('gives a repeat the same digest and another body another', () => {
    const requestKey = secret(3);
    expect(requestDigest(requestKey, { a: 1, b: 2 })).toBe(requestDigest(requestKey, { b: 2, a: 1 }));
    expect(requestDigest(requestKey, { a: 1 })).not.toBe(requestDigest(requestKey, { a: '1' }));
    expect(requestDigest(requestKey, { a: 1 })).not.toBe(requestDigest(secret(5), { a: 1 }));
  });
});
