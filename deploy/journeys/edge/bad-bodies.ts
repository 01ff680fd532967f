import { gzipSync } from 'node:zlib';
import {
  badFields,
  goodBody,
  manyFacts,
  MARK,
  MARKED_NUMBER,
  withValue,
  type BadField,
  type FieldFault,
} from './bad-fields.ts';

/** A request that must be refused, and how. */
export type BadBody = {
  readonly name: string;
  readonly raw: string | Buffer;
  /** JSON when left out. */
  readonly contentType?: string;
  readonly status: number;
  readonly code: string;
  /** Every field that the answer has to name, and no other. */
  readonly errors?: readonly FieldFault[];
};

const REQUIRED = ['sourceType', 'referrer', 'legalBasisCode', 'person', 'facts', 'confidentialityNotice'];
const good = goodBody();
const json = JSON.stringify(good);
const bytes = Buffer.from(json);

const invalid = (name: string, body: unknown, errors: readonly FieldFault[]): BadBody => ({
  name,
  raw: JSON.stringify(body),
  status: 400,
  code: 'body.invalid',
  errors,
});

const refused = (code: string, name: string, raw: string | Buffer): BadBody => ({
  name: `${code}: ${name}`,
  raw,
  status: 400,
  code,
});

const tooLarge = (name: string, raw: string): BadBody => ({ ...refused('body.too-large', name, raw), status: 413 });

const withFaults = (faults: readonly BadField[]): BadBody =>
  invalid(
    faults.map(({ fault: { pointer, code }, value }) => `${pointer} ${code} ${typeof value}`).join(', '),
    faults.reduce((body, { path, value }) => withValue(body, path, value), good),
    faults.map(({ fault }) => fault),
  );

const isWithin = (one: BadField, other: BadField): boolean =>
  `${one.fault.pointer}/`.startsWith(`${other.fault.pointer}/`);
const areApart = (faults: readonly BadField[]): boolean =>
  faults.every((one, at) => faults.every((other, too) => at === too || !isWithin(one, other)));

// What is in the future is asked only of a body that is right in itself.
const inForm = badFields.filter(({ fault }) => fault.code !== 'in-the-future');
const pick = (at: number): BadField[] => inForm.slice(at % inForm.length).slice(0, 1);

const several = Array.from({ length: 30 }, (_, n) => [7 * n, 7 * n + 61, 7 * n + 122].flatMap(pick))
  .filter(areApart)
  .map(withFaults);

const firstOfEachField = [...Map.groupBy(inForm, ({ fault }) => fault.pointer).values()].flatMap(
  ([first]) => first ?? [],
);
const leaves = firstOfEachField.filter(one => !firstOfEachField.some(other => other !== one && isWithin(other, one)));

const unknownFields = ['', 'referrer', 'person', 'person/name', 'person/address', 'facts/0', 'consent'].map(at => {
  const path = at === '' ? ['extra'] : [...at.split('/'), 'extra'];
  return invalid(`unknown field in /${at}`, withValue(good, path, MARK), [
    { pointer: `/${path.join('/')}`, code: 'unknown-field' },
  ]);
});

const forbidden = (key: string, at: string, raw: string): BadBody => ({
  ...refused('body.forbidden-key', `${key} in ${at}`, raw),
  errors: [{ pointer: `${at}/${key}`, code: 'unknown-field' }],
});

// Written as text: an object literal would not keep such names.
const forbiddenKeys = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'].flatMap(key => [
  forbidden(key, '', json.replace('{', `{"${key}":{"role":"${MARK}"},`)),
  forbidden(key, '/person', json.replace('"person":{', `"person":{"${key}":"${MARK}",`)),
  forbidden(key, '/facts/0', json.replace('"facts":[{', `"facts":[{"${key}":null,`)),
]);

const duplicateKeys = ['sourceType', 'person', 'note', 'facts', '\\u006eote'].map(key =>
  refused('body.duplicate-key', key, json.replace('{', `{"${key}":"${MARK}",`)),
);

const broken = [
  ...[0.1, 0.25, 0.5, 0.75, 0.9, 0.99].map(part => json.slice(0, json.length * part)),
  `${json}}`,
  `${json},`,
  `${json}${json}`,
  `{"note":${MARK}}`,
  `{'note':'${MARK}'}`,
  `{note:"${MARK}"}`,
  `// ${MARK}\n${json}`,
  `${json}/* ${MARK} */`,
  `\uFEFF${json}`,
  `{"note":"${MARK}\n"}`,
  `{"note":"\\x41${MARK}"}`,
  `{"note":"${MARK}",}`,
  `{"note":NaN}`,
  `{"note":0${MARKED_NUMBER}}`,
  `{"note":"${MARK}"`,
  MARK,
  ' ',
  '\u0000',
].map((raw, nth) => refused('body.malformed', `broken JSON ${nth}`, raw));

const at = bytes.indexOf(MARK);
const inMark = (...inserted: readonly number[]): Buffer =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(inserted), bytes.subarray(at)]);
const notUtf8 = [
  inMark(0xff),
  inMark(0xc3),
  inMark(0xc0, 0xaf),
  inMark(0xed, 0xa0, 0x80),
  inMark(0xf5, 0x80, 0x80, 0x80),
  Buffer.concat([bytes, Buffer.from([0x80])]),
  Buffer.from(`\uFEFF${json}`, 'utf16le'),
  gzipSync(bytes),
].map((raw, nth) => refused('body.not-utf8', `invalid bytes ${nth}`, raw));

const noObjects = ['null', '[]', `["${MARK}"]`, `[${json}]`, `"${MARK}"`, String(MARKED_NUMBER), 'true'].map(raw => ({
  ...refused('body.invalid', `${raw.slice(0, 12)} for a body`, raw),
  errors: [{ pointer: '', code: 'not-an-object' }],
}));

const nested = (depth: number): string => `{"note":${'['.repeat(depth)}"${MARK}"${']'.repeat(depth)}}`;
const deep = [
  refused('body.too-deep', '40 lists in a note', nested(40)),
  refused('body.too-deep', '4,000 lists in a note', nested(4_000)),
  refused('body.too-deep', '200 objects', `${'{"note":'.repeat(200)}1${'}'.repeat(200)}`),
  tooLarge('200,000 lists in a note', nested(200_000)),
];

const huge = [
  tooLarge('a note of 1.5 MB', JSON.stringify({ ...good, note: MARK.repeat(190_000) })),
  tooLarge('blanks of 2 MB', `${json}${' '.repeat(2_000_000)}`),
  tooLarge('6,000 facts', JSON.stringify({ ...good, facts: manyFacts(6_000) })),
  invalid('51 facts', { ...good, facts: manyFacts(51) }, [{ pointer: '/facts', code: 'too-many' }]),
  invalid('3,000 needs', { ...good, needCodes: Array.from({ length: 3_000 }, (_, n) => `NEED_${n}`) }, [
    { pointer: '/needCodes', code: 'not-one-of' },
  ]),
  invalid('a field name of 10,000 signs', { ...good, ['x'.repeat(10_000)]: MARK }, [
    { pointer: `/${'x'.repeat(60)}`, code: 'unknown-field' },
  ]),
];

const otherTypes = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/jsonp',
  'application/octet-stream',
].map(contentType => ({ ...refused('media-type.unsupported', contentType, json), status: 415, contentType }));

/** At least 200 requests that are wrong in a known way; the same at every run. */
export const badBodies: readonly BadBody[] = [
  ...badFields.map(fault => withFaults([fault])),
  ...several,
  withFaults(leaves),
  invalid(
    'an empty object',
    {},
    REQUIRED.map(field => ({ pointer: `/${field}`, code: 'required' })),
  ),
  ...unknownFields,
  ...forbiddenKeys,
  ...duplicateKeys,
  refused('body.missing', 'no byte', ''),
  ...broken,
  ...notUtf8,
  ...noObjects,
  ...deep,
  ...huge,
  ...otherTypes,
];
