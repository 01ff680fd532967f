import { newReference, parseReference } from './reference.ts';
import { isUuid, randomId, uuidv7, uuidv7Source } from './uuid.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('reference', () => {
  const made = Array.from({ length: 200 }, () => newReference());

  it('has the form that people are shown', () => {
    for (const reference of made) expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(new Set(made).size).toBe(200);
    expect(newReference(() => 0)).toBe('0000-0000');
  });

  it('reads what people type', () => {
    for (const reference of made) {
      const [left = '', right = ''] = reference.toLowerCase().split('-');
      expect(parseReference(` ${left} ${right}`)).toBe(reference);
      expect(parseReference(reference.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(reference);
    }
  });

  it('refuses every single wrong character', () => {
    for (const reference of made.slice(0, 20)) {
      for (let at = 0; at < reference.length; at += 1) {
        for (const other of ALPHABET) {
          if (reference[at] === '-' || reference[at] === other) continue;
          expect(parseReference(reference.slice(0, at) + other + reference.slice(at + 1))).toBeUndefined();
        }
      }
    }
  });

  it('refuses any two characters that changed places', () => {
    for (const reference of made) {
      const plain = reference.replace('-', '');
      for (let at = 0; at < 7; at += 1) {
        if (plain[at] === plain[at + 1]) continue;
        const swapped = plain.slice(0, at) + plain.charAt(at + 1) + plain.charAt(at) + plain.slice(at + 2);
        expect(parseReference(swapped)).toBeUndefined();
      }
    }
  });

  it.each(['', 'K7QM', 'K7QM-3X2', 'K7QM-3X2DD', 'U7QM-3X2D', 'Ж7QM-3X2D', '😀7QM-3X'])('refuses %s', text => {
    expect(parseReference(text)).toBeUndefined();
  });
});

describe('ids', () => {
  it('grow, also when the clock stands still, steps back or runs out of numbers', () => {
    let now = 1_790_000_000_000;
    const newId = uuidv7Source(() => now);
    const ids = Array.from({ length: 20_000 }, (_, index) => {
      if (index === 5_000) now -= 60_000;
      if (index === 9_000) now += 1;
      return newId();
    });
    expect(ids.every(isUuid)).toBe(true);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
    expect(Number.parseInt(ids[0]?.replaceAll('-', '').slice(0, 12) ?? '', 16)).toBe(1_790_000_000_000);
  });

  it('are version 7 for aggregates and version 4 for people', () => {
    expect(uuidv7()).toMatch(/^.{14}7/);
    expect(randomId()).toMatch(/^.{14}4/);
    expect(isUuid(uuidv7().toUpperCase())).toBe(false);
  });
});
