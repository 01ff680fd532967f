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

  const withAt = (plain: string, at: number, sign: string): string => plain.slice(0, at) + sign + plain.slice(at + 1);
  const places = Array.from({ length: 8 }, (_, at) => at);

  it('refuses every single wrong character', () => {
    const plain = made.slice(0, 20).map(reference => reference.replace('-', ''));
    const wrong = plain.flatMap(text =>
      places.flatMap(at =>
        ALPHABET.split('')
          .filter(sign => sign !== text[at])
          .map(sign => withAt(text, at, sign)),
      ),
    );
    expect(wrong.length).toBe(20 * 8 * 31);
    expect(wrong.filter(text => parseReference(text) !== undefined)).toEqual([]);
  });

  it('refuses any two characters that changed places', () => {
    const swapped = made.flatMap(reference => {
      const text = reference.replace('-', '');
      const pairs = places.flatMap(a => places.filter(b => a < b && text[a] !== text[b]).map(b => [a, b] as const));
      return pairs.map(([a, b]) => withAt(withAt(text, a, text.charAt(b)), b, text.charAt(a)));
    });
    expect(swapped.length).toBeGreaterThan(4000);
    expect(swapped.filter(text => parseReference(text) !== undefined)).toEqual([]);
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
