import { addressParts } from './address-line.ts';
import { blockingKeys } from './blocking-keys.ts';
import { encode } from './encode.ts';
import type { MatchRecord } from './record.ts';
import { score, type MatchScore } from './score.ts';

const HOME = { ...addressParts('1204 Central Ave SW, Apt 3'), suburb: 'Albuquerque', postalCode: '87102' };

const jose: MatchRecord = {
  given: 'José',
  family: 'Martínez-García',
  birthDate: '2004-03-05',
  phones: ['+1 505 555 0142'],
  address: HOME,
};

/** Given two people, when they are compared, then this is said of them. */
const pair = (one: MatchRecord, other: MatchRecord): MatchScore => score(encode(one), encode(other));
const levelOf = ({ evidence }: MatchScore, field: string) => evidence.find(found => found.field === field)?.level;
const sharesAKey = (one: MatchRecord, other: MatchRecord): boolean => {
  const keys = new Set(blockingKeys(encode(one)));
  return blockingKeys(encode(other)).some(key => keys.has(key));
};

describe('people who are one', () => {
  it.each<readonly [string, Partial<MatchRecord>]>([
    ['accents, hyphen and order of a double surname', { given: 'Jose', family: 'Garcia Martinez' }],
    ['half of a double surname', { family: 'Martinez' }],
    ['particles', { family: 'de la Martínez García' }],
    ['a second given name', { given: 'Jose Luis' }],
    ['a nickname', { given: 'Pepe' }],
    ['given and family name swapped', { given: 'Martinez Garcia', family: 'Jose' }],
    ['day and month swapped', { birthDate: '2004-05-03' }],
    ['a slip in the year', { birthDate: '2005-03-05' }],
    ['two digits exchanged', { birthDate: '2004-03-50' }],
    ['a letter too many', { family: 'Martinnez Garcia' }],
  ])('are found and linked in spite of %s', (_, change) => {
    const other = { ...jose, ...change };
    expect(sharesAKey(jose, other)).toBe(true);
    expect(pair(jose, other)).toMatchObject({ zone: 'link', cautions: [] });
  });

  it('are known by their nickname: Bill and William', () => {
    const william = { ...jose, given: 'William', family: 'Begay' };
    expect(levelOf(pair(william, { ...william, given: 'Bill' }), 'given')).toBe('known-form');
  });

  it('are linked after a move, with the same phone', () => {
    const moved = {
      ...jose,
      address: { streetNumber: '7', street: 'Lomas Blvd', suburb: 'Belen', postalCode: '87002' },
    };
    expect(pair(jose, moved).zone).toBe('link');
  });

  it('count as one name when only its spelling differs: De La Cruz and Delacruz', () => {
    expect(levelOf(pair({ family: 'De La Cruz' }, { family: 'Delacruz' }), 'family')).toBe('exact');
  });
});

describe('people who may be two', () => {
  it.each<readonly [string, string]>([
    ['Juan', 'Juana'],
    ['Daniel', 'Daniela'],
    ['Alexander', 'Alexandra'],
    ['Ethan', 'Nathan'],
    ['Jayden', 'Jaylen'],
    ['Marco', 'Marcos'],
    ['Maria Elena', 'Maria Luisa'],
    ['Tina', 'Rosa'],
  ])('twins %s and %s are never linked, but shown', (one, other) => {
    const twins = pair({ ...jose, given: one }, { ...jose, given: other });
    expect(twins.zone).toBe('review');
    expect(twins.cautions).toContain('GIVEN_NAME_UNCLEAR');
  });

  it.each(['1978-03-05', '1984-03-05', '1975-11-20'])(
    'father (born %s) and son of one name are never linked',
    birthDate => {
      expect(pair(jose, { ...jose, birthDate }).zone).toBe('review');
    },
  );

  it('senior and junior are never linked, even without a birth date', () => {
    const [senior, junior] = [
      { ...jose, family: 'Baca Sr.' },
      { ...jose, family: 'Baca, Jr' },
    ];
    expect(pair({ ...senior, birthDate: undefined }, { ...junior, birthDate: undefined }).zone).toBe('review');
    expect(pair(senior, junior).cautions).toContain('GENERATION_DIFFERS');
  });

  it('a name without birth date is never linked', () => {
    expect(pair(jose, { ...jose, birthDate: undefined })).toMatchObject({
      zone: 'review',
      cautions: ['BIRTH_DATE_UNCLEAR'],
    });
  });

  it('an alias alone is two people', () => {
    expect(pair({ aliases: ['Smiley'] }, { aliases: ['El Gato', 'smiley'] }).zone).toBe('new');
    expect(sharesAKey({ aliases: ['Smiley'] }, { aliases: ['Smiley'] })).toBe(false);
  });

  it('an alias with a phone is for a reviewer', () => {
    const phones = ['505-555-0142'];
    expect(pair({ aliases: ['Smiley'], phones }, { aliases: ['Smiley'], phones: ['5055550142'] }).zone).toBe('review');
  });

  it('an age that does not fit speaks against', () => {
    const young = { aliases: ['Smiley'], phones: ['5055550142'], bornBetween: [2008, 2011] as const };
    expect(pair(young, { ...young, bornBetween: [1980, 1991] }).zone).toBe('new');
  });
});

describe('the score', () => {
  const people: readonly MatchRecord[] = [
    jose,
    { ...jose, given: 'Garcia', family: 'Jose de la Cruz' },
    {
      given: 'Hannagan',
      family: 'Mikhayla',
      birthDate: '1977-05-01',
      address: { street: 'The Willows', place: 'Rupp Place' },
    },
    {
      given: 'Mikhayla',
      family: 'Hanagan',
      birthDate: '1977-01-05',
      address: { street: 'Rupp Place', suburb: 'Penshurst' },
    },
    { aliases: ['Smiley'], bornBetween: [2001, 2006] },
    { family: 'Cruz', phones: ['5055550142', '5055550143'] },
    {},
  ];
  const pairs = people.flatMap(one => people.map(other => [one, other] as const));

  it('is the same whichever record comes first', () => {
    for (const [one, other] of pairs) {
      const [there, back] = [pair(one, other), pair(other, one)];
      expect(back).toEqual(there);
    }
  });

  it('is the sum of what it explains', () => {
    for (const [one, other] of pairs) {
      const { evidence, score: whole } = pair(one, other);
      expect(evidence.reduce((sum, { weight }) => sum + weight, 0)).toBe(whole);
    }
  });

  it('never rises for what is missing', () => {
    for (const part of Object.keys(jose)) {
      const without = { ...jose, [part]: undefined };
      expect(pair(jose, without).score).toBeLessThan(pair(jose, jose).score);
      expect(pair(jose, without).evidence.map(({ field }) => field)).not.toContain(part);
    }
    expect(pair({}, {})).toEqual({ score: 0, evidence: [], cautions: expect.anything(), zone: 'new' });
  });

  it('weighs a rare name more than a common one', () => {
    const born = { given: 'Ana', birthDate: '2001-02-03' };
    const [rare, common] = [
      { ...born, family: 'Quezergue' },
      { ...born, family: 'Garcia' },
    ];
    expect(pair(rare, rare).score).toBeGreaterThan(pair(common, common).score);
  });

  it('is not carried by a shared home: siblings do not count as one', () => {
    const sibling = { ...jose, given: 'Rosa', birthDate: '2009-10-20' };
    expect(pair(jose, sibling).zone).not.toBe('link');
    expect(pair(jose, sibling).evidence).toContainEqual(
      expect.objectContaining({ field: 'household', level: 'limited' }),
    );
  });
});

describe('blocking keys', () => {
  it('are compounds: none is a single name, date or number', () => {
    for (const key of blockingKeys(encode(jose))) {
      const [rule = '', ...parts] = key.split('|');
      expect(parts.length).toBeGreaterThanOrEqual(rule === 'phone' ? 1 : 2);
    }
  });

  it('need at least two known things', () => {
    expect(blockingKeys(encode({ given: 'Jose' }))).toEqual([]);
    expect(blockingKeys(encode({ birthDate: '2004-03-05' }))).toEqual([]);
    expect(blockingKeys(encode({}))).toEqual([]);
  });
});
