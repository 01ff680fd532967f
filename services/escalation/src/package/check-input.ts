import { Value } from 'typebox/value';
import { reviewerProblem } from '../domain/approval-conditions.ts';
import { barredWordsIn } from '../domain/barred-content.ts';
import { REVIEW_KINDS } from '../domain/codes.ts';
import { provesAllTen } from '../domain/preconditions.ts';
import { PackageInputSchema, type PackageInput } from './package-input.ts';
import { PackageRefused } from './package-refused.ts';
import { unprintableIn } from './pdf/fonts.ts';

type Text = { readonly field: string; readonly text: string };

const isNode = (value: unknown): value is object => typeof value === 'object' && value !== null;

const textsOf = (value: unknown, field: string): readonly Text[] => {
  if (typeof value === 'string') return [{ field, text: value }];
  return isNode(value) ? Object.entries(value).flatMap(([name, part]) => textsOf(part, `${field}/${name}`)) : [];
};

const freeTextsOf = ({ statement, exculpatory, selfDefence, approvals }: PackageInput): readonly Text[] => [
  { field: '/statement', text: statement },
  { field: '/exculpatory/facts', text: 'facts' in exculpatory ? exculpatory.facts : '' },
  { field: '/selfDefence/attorneyNote', text: selfDefence.attorneyNote ?? '' },
  ...approvals.map(({ reasons }, index) => ({ field: `/approvals/${index}/reasons`, text: reasons })),
];

const areIndependent = ({ nominator, approvals }: PackageInput): boolean =>
  REVIEW_KINDS.every(kind => approvals.some(approval => approval.kind === kind)) &&
  approvals.every(
    approval =>
      reviewerProblem(
        nominator,
        approvals.filter(other => other !== approval),
        approval,
      ) === undefined,
  );

const refuseIf = (code: PackageRefused['code'], fields: readonly string[]): void => {
  if (fields.length > 0) throw new PackageRefused(code, fields);
};

/**
 * The input, if a package may be made of it. The last door: whatever was checked on the way is checked again here.
 * @throws {PackageRefused} `package.not-allowed` (a field more, less or of another form), `package.unproven`,
 * `package.not-independent`, `package.barred-content`, `package.unprintable`; not retriable
 * @source domain.md 6.1, 6.4, 6.5
 */
export const checkedInput = (input: unknown): PackageInput => {
  if (!Value.Check(PackageInputSchema, input)) {
    const places = Value.Errors(PackageInputSchema, input).map(({ instancePath }) => instancePath || '/');
    throw new PackageRefused('package.not-allowed', [...new Set(places)]);
  }
  refuseIf('package.unproven', provesAllTen(input.checklist) ? [] : ['/checklist']);
  refuseIf('package.not-independent', areIndependent(input) ? [] : ['/approvals']);
  const fieldsWith = (texts: readonly Text[], finds: (text: string) => readonly unknown[]): readonly string[] =>
    texts.filter(({ text }) => finds(text).length > 0).map(({ field }) => field);
  refuseIf('package.barred-content', fieldsWith(freeTextsOf(input), barredWordsIn));
  refuseIf('package.unprintable', fieldsWith(textsOf(input, ''), unprintableIn));
  return input;
};
