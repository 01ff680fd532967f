import { dayFromNow, referralBody } from '@crossroads/testing';

/** What an answer has to say of a wrong field. */
export type FieldFault = { readonly pointer: string; readonly code: string };

/** One wrong value in an otherwise good body. */
export type BadField = { readonly path: readonly string[]; readonly value: unknown; readonly fault: FieldFault };

type Body = Record<string, unknown>;
type Wrong = readonly [value: unknown, code: string];

/** Stands in every value, right or wrong: no answer may hold it. */
export const MARK = 'zqmarked';
/** The same for numbers. */
export const MARKED_NUMBER = 4_815_162_342;

const marked = (length: number): string => MARK.repeat(Math.ceil(length / MARK.length)).slice(0, length);
const listOf = (count: number, item: (index: number) => unknown): unknown[] =>
  Array.from({ length: count }, (_, index) => item(index));

/** A good body whose every free text holds the mark. */
export const goodBody = (): Body =>
  referralBody({
    referrer: { organisationId: 'a2c1f0de-3b7c-4d1e-9f00-5a6b7c8d9e0f' },
    receivedAt: new Date(Date.now() - 3_600_000).toISOString(),
    person: {
      name: { given: `Given ${MARK}`, family: `Family ${MARK}` },
      alias: `Alias ${MARK}`,
      birthDate: '2001-05-17',
      ageBand: 'AGE_19_24',
      phones: ['+15055550123'],
      address: { line: `Line ${MARK}`, city: `City ${MARK}`, postalCode: '87108' },
      interpreterNeeded: false,
      safeContact: ['DO_NOT_CALL'],
    },
    note: `Note ${MARK}`,
  });

const wrongTypes = (code: string): readonly Wrong[] => [
  [MARKED_NUMBER, code],
  [[MARK], code],
  [{ x: MARK }, code],
];

const code: readonly Wrong[] = [...wrongTypes('not-one-of'), [MARK, 'not-one-of']];
const pattern: readonly Wrong[] = [
  ...wrongTypes('wrong-format'),
  [MARK.toUpperCase().repeat(100), 'wrong-format'],
  [`${MARK} x`, 'wrong-format'],
];
const flag: readonly Wrong[] = [...wrongTypes('not-a-boolean'), ['true', 'not-a-boolean']];
const id: readonly Wrong[] = [...wrongTypes('not-an-id'), [MARK, 'not-an-id']];
const language: readonly Wrong[] = [...wrongTypes('not-a-language'), [`${MARK} ${MARK}`, 'not-a-language']];
const date: readonly Wrong[] = [
  ...wrongTypes('not-a-date'),
  ...[MARK, '2023-02-29', '2026-04-31', '2026-13-01', '2026-1-5', '20260105', '2026-01-05T00:00:00Z'].map(
    (value): Wrong => [value, 'not-a-date'],
  ),
];
const instant: readonly Wrong[] = [
  ...wrongTypes('not-an-instant'),
  ...[MARK, '2026-01-05T10:00:00', '2026-02-30T10:00:00Z', '2026-01-05T24:00:00Z', '2026-01-05'].map((value): Wrong => [
    value,
    'not-an-instant',
  ]),
];
const text = (longest: number): readonly Wrong[] => [
  ...wrongTypes('not-a-string'),
  [marked(longest + 1), 'too-long'],
  [marked(100_000), 'too-long'],
];
const shown = (longest: number): readonly Wrong[] => [...text(longest), ['', 'wrong-format'], [' \t', 'wrong-format']];
const codes = (known: string, itemCode: string): readonly Wrong[] => [
  [MARK, 'not-a-list'],
  [MARKED_NUMBER, 'not-a-list'],
  [{ 0: known }, 'not-a-list'],
  [[known, MARK], itemCode],
  [[known, MARKED_NUMBER], itemCode],
  [[known, known], 'repeated'],
];
const nested: readonly Wrong[] = [
  [MARK, 'not-an-object'],
  [MARKED_NUMBER, 'not-an-object'],
  [[{ role: MARK }], 'not-an-object'],
];
const missing: readonly Wrong[] = [[null, 'required']];
const future: readonly Wrong[] = [['2999-01-01', 'in-the-future']];

/** Every field of the request with what is wrong for it. */
const TABLE: readonly (readonly [path: string, ...wrong: readonly (readonly Wrong[])[]])[] = [
  ['sourceType', code, missing],
  ['referrer', nested, missing],
  ['referrer/organisationId', id],
  ['referrer/role', pattern, missing],
  ['referrer/anonymous', flag],
  ['receivedAt', instant, [['2999-01-01T00:00:00Z', 'in-the-future']]],
  ['legalBasisCode', code, missing],
  ['person', nested, missing],
  ['person/name', nested],
  ['person/name/given', shown(100), missing],
  ['person/name/family', shown(100), missing],
  ['person/alias', shown(100)],
  ['person/birthDate', date, future],
  ['person/ageBand', code],
  ['person/phones', codes('+15055550124', 'not-a-phone'), [[listOf(6, n => `+1505555013${n}`), 'too-many']]],
  ['person/address', nested],
  ['person/address/line', text(200)],
  ['person/address/city', text(100)],
  ['person/address/postalCode', text(20)],
  ['person/preferredLanguage', language, missing],
  ['person/interpreterNeeded', flag],
  ['person/safeContact', codes('DO_NOT_CALL', 'not-one-of')],
  ['areaCode', pattern],
  [
    'facts',
    [
      [MARK, 'not-a-list'],
      [MARKED_NUMBER, 'not-a-list'],
    ],
    missing,
  ],
  ['facts/0', nested],
  ['facts/0/factorCode', code, missing],
  ['facts/0/answer', code, missing],
  ['facts/0/observedOn', date, future],
  ['facts/0/sourceCode', code, missing],
  ['needCodes', codes('HOUSING', 'not-one-of')],
  ['choiceCodes', codes('WOMEN_ONLY', 'not-one-of')],
  ['reasonCodes', codes('VIOLENT_INJURY', 'wrong-format'), [[listOf(21, n => `REASON_${n}`), 'too-many']]],
  ['consent', nested],
  ['consent/purposeCodes', codes('SERVICE', 'wrong-format'), [[[], 'too-few']], missing],
  ['consent/recipientIds', codes('a2c1f0de-3b7c-4d1e-9f00-5a6b7c8d9e0f', 'not-an-id'), missing],
  ['consent/recipientClass', pattern],
  ['consent/dataClasses', codes('C1', 'not-one-of'), [[[], 'too-few']], missing],
  ['consent/expiresOn', date, missing],
  ['consent/language', language, missing],
  ['consent/methodCode', code, missing],
  ['consent/part2', flag, missing],
  ['confidentialityNotice', pattern, missing],
  ['note', text(500)],
];

/** The body with another value at a path. */
export const withValue = (body: Body, [name = '', ...rest]: readonly string[], value: unknown): Body => {
  const copy: Body = Array.isArray(body) ? Object.assign([], body) : { ...body };
  copy[name] = rest.length === 0 ? value : withValue((copy[name] ?? {}) as Body, rest, value);
  return copy;
};

/** All single faults, in the order of the request. */
export const badFields: readonly BadField[] = TABLE.flatMap(([pointer, ...wrong]) =>
  wrong.flat().map(([value, faultCode]) => ({
    path: pointer.split('/'),
    value,
    fault: { pointer: `/${pointer}`, code: faultCode },
  })),
);

/** A list of too many items, and one item among many that is wrong: both are told by their places. */
export const manyFacts = (count: number): unknown[] =>
  listOf(count, () => ({
    factorCode: 'SHOT_AT',
    answer: 'yes',
    observedOn: dayFromNow(-1),
    sourceCode: 'SELF',
  }));
