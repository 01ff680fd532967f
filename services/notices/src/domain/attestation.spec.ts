import fc from 'fast-check';
import { attest, isActAfterNotice, type ProvingNotice, type Question, type Subject } from './attestation.ts';
import { IDENTIFIER_KINDS } from './codes.ts';
import { areDifferentKinds, isNormalised, normalised, TYPED_IDENTIFIER, type Identifier } from './identifier.ts';
import { retentionAt } from './retention.ts';

const NO_BARS = { isOverLimit: false, isUnavailable: false };
const servedAt = new Date('2026-03-08T06:59:00.000Z');
const proof: ProvingNotice = {
  noticeId: 'n',
  textId: 't',
  language: 'es',
  servedAt,
  offer: { made: true, offeredOn: '2026-03-07', mode: 'IN_PERSON' },
  defectCodes: [],
  validUntil: new Date('2028-03-08T06:59:00.000Z'),
  isUnavailable: false,
};
const identifiers: readonly Identifier[] = [
  { kind: 'STATE_ID', value: 'NM1234567' },
  { kind: 'FBI_NUMBER', value: '900001AB1' },
];
const somebody = (...notices: readonly ProvingNotice[]): Subject => ({
  birthDate: '1997-02-28',
  identifiers: [...identifiers, { kind: 'PASSPORT', value: 'C01234567' }],
  notices,
});
const asked = (more: Partial<Question> = {}): Question => ({
  birthDate: '1997-02-28',
  identifiers,
  actAt: new Date('2026-05-01T03:15:00.000Z'),
  ...more,
});
const minutes = (count: number, from = servedAt): Date => new Date(from.getTime() + count * 60_000);

describe('an answer', () => {
  it('is yes for one person whose notice and offer came before the act', () =>
    expect(attest(asked(), [somebody(proof)], NO_BARS)).toEqual({
      answer: 'YES',
      causeCode: 'ANSWERED',
      notice: proof,
    }));

  it('is no when the act came in the minute of the notice or before it (R27, T4)', () => {
    const answerAt = (actAt: Date) => attest(asked({ actAt }), [somebody(proof)], NO_BARS).answer;
    expect(answerAt(minutes(-1))).toBe('NO');
    expect(answerAt(minutes(0))).toBe('NO');
    expect(answerAt(new Date(servedAt.getTime() + 59_999))).toBe('NO');
    expect(answerAt(minutes(1))).toBe('YES');
  });

  it('is no when the notice had ended by the act, to the instant', () => {
    const answerAt = (actAt: Date) => attest(asked({ actAt }), [somebody(proof)], NO_BARS).answer;
    expect(answerAt(minutes(-1, proof.validUntil))).toBe('YES');
    expect(answerAt(proof.validUntil)).toBe('NO');
  });

  it('is no, as defective, when every notice has a defect', () => {
    const bad: ProvingNotice = { ...proof, defectCodes: ['NOT_UNDERSTOOD'] };
    expect(attest(asked(), [somebody(bad)], NO_BARS)).toMatchObject({ answer: 'NO', causeCode: 'DEFECTIVE' });
    expect(attest(asked(), [somebody(bad), somebody(proof)], NO_BARS)).toMatchObject({ answer: 'YES', notice: proof });
    const later = { ...proof, servedAt: minutes(1, new Date('2026-06-01T00:00:00.000Z')) };
    expect(attest(asked(), [somebody(bad, later)], NO_BARS)).toMatchObject({ answer: 'NO', causeCode: 'ANSWERED' });
  });

  it('is no where help was offered by leaflet or not at all', () => {
    const offers = [{ made: false }, { made: true, offeredOn: '2026-03-07', mode: 'LEAFLET' }] as const;
    for (const offer of offers)
      expect(attest(asked(), [somebody({ ...proof, offer })], NO_BARS)).toMatchObject({ answer: 'NO' });
  });

  it('rests on the latest notice before the act', () => {
    const [older, newer] = [proof, { ...proof, noticeId: 'm', servedAt: minutes(600) }];
    expect(attest(asked(), [somebody(newer, older)], NO_BARS).notice?.noticeId).toBe('m');
    expect(attest(asked({ actAt: minutes(600) }), [somebody(newer, older)], NO_BARS).notice?.noticeId).toBe('n');
  });

  it.each([
    ['nobody is found', asked(), [], NO_BARS, 'NOT_FOUND'],
    ['a token hit by chance', asked(), [{ ...somebody(proof), identifiers: [] }], NO_BARS, 'NOT_FOUND'],
    ['the birth date differs', asked({ birthDate: '1997-03-01' }), [somebody(proof)], NO_BARS, 'IDENTIFIERS_DIFFER'],
    ['there were too many questions', asked(), [somebody(proof)], { ...NO_BARS, isOverLimit: true }, 'LIMIT'],
    ['the site may not attest', asked(), [somebody(proof)], { ...NO_BARS, isUnavailable: true }, 'UNAVAILABLE'],
    ['a notice may not be attested', asked(), [somebody({ ...proof, isUnavailable: true })], NO_BARS, 'UNAVAILABLE'],
  ] as const)('is unknown when %s', (_, question, candidates, bars, causeCode) =>
    expect(attest(question, candidates, bars)).toEqual({ answer: 'UNKNOWN', causeCode, notice: null }),
  );

  it('is yes all the same when another notice may be attested', () =>
    expect(attest(asked(), [somebody({ ...proof, isUnavailable: true }, proof)], NO_BARS).answer).toBe('YES'));
});

describe('identifiers', () => {
  const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.split('');
  const values = fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 3, maxLength: 40 });
  const kinds = fc.shuffledSubarray([...IDENTIFIER_KINDS], { minLength: 2, maxLength: 2 });
  const pairs = fc.tuple(kinds, values, values).map(([[one, other], first, second]) => [
    { kind: one ?? 'STATE_ID', value: first },
    { kind: other ?? 'PASSPORT', value: second },
  ]);

  it('that differ in one sign, for anybody and anywhere, are unknown', () =>
    fc.assert(
      fc.property(pairs, fc.nat(1), fc.nat(), fc.constantFrom(...SIGNS), (own, which, place, sign) => {
        const wrong = own.map((each, index) => {
          if (index !== which) return each;
          const signs = each.value.split('');
          const at = place % signs.length;
          return { ...each, value: signs.with(at, signs[at] === sign ? (sign === 'X' ? 'Y' : 'X') : sign).join('') };
        });
        const subject = { ...somebody(proof), identifiers: own };
        expect(attest(asked({ identifiers: own }), [subject], NO_BARS).answer).toBe('YES');
        expect(attest(asked({ identifiers: wrong }), [subject], NO_BARS)).toEqual({
          answer: 'UNKNOWN',
          causeCode: 'IDENTIFIERS_DIFFER',
          notice: null,
        });
      }),
      { numRuns: 1_000 },
    ));

  it('of another kind are others', () => {
    const swapped = identifiers.map(({ value }, at) => ({ kind: identifiers[1 - at]?.kind ?? 'PASSPORT', value }));
    expect(attest(asked({ identifiers: swapped }), [somebody(proof)], NO_BARS).answer).toBe('UNKNOWN');
  });

  it('are compared in one form', () => {
    expect(normalised({ kind: 'STATE_ID', value: 'nm 12-34.5/67' })).toEqual({ kind: 'STATE_ID', value: 'NM1234567' });
    expect(isNormalised({ kind: 'STATE_ID', value: 'NM1234567' })).toBe(true);
    expect(isNormalised({ kind: 'STATE_ID', value: 'nm1' })).toBe(false);
    expect(TYPED_IDENTIFIER.test('NM-123 45')).toBe(true);
    expect(TYPED_IDENTIFIER.test('Ñ12345')).toBe(false);
  });

  it('are two only when they are of two kinds', () => {
    expect(areDifferentKinds(identifiers)).toBe(true);
    expect(areDifferentKinds([identifiers[0], identifiers[0]].flatMap(each => each ?? []))).toBe(false);
  });
});

it('knows notices and acts to the minute', () => {
  expect(isActAfterNotice(new Date('2026-03-08T07:00:00.000Z'), new Date('2026-03-08T06:59:59.999Z'))).toBe(true);
  expect(isActAfterNotice(new Date('2026-03-08T06:59:59.999Z'), new Date('2026-03-08T06:59:00.000Z'))).toBe(false);
});

it('keeps a notice for its time, and longer under a hold', () => {
  const keptUntil = new Date('2029-03-08T06:59:00.000Z');
  expect(retentionAt({ keptUntil: undefined, isHeld: false }, keptUntil)).toBe('keep');
  expect(retentionAt({ keptUntil, isHeld: false }, minutes(-1, keptUntil))).toBe('keep');
  expect(retentionAt({ keptUntil, isHeld: false }, keptUntil)).toBe('erase');
  expect(retentionAt({ keptUntil, isHeld: true }, keptUntil)).toBe('postpone');
});
