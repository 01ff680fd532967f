import type { Sites } from '@crossroads/platform';
import { isInstant, isLocalDate } from '@crossroads/platform';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
const SITE = '^[a-z]{2,8}$';
const VERSION = '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$';
const closed = { additionalProperties: false };

const TextSchema = Type.Object(
  {
    textId: Type.String({ pattern: UUID }),
    site: Type.String({ pattern: SITE }),
    language: Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' }),
    title: Type.String({ minLength: 1, maxLength: 200 }),
    body: Type.String({ minLength: 1, maxLength: 20_000 }),
    chargingPolicyVersion: Type.String({ pattern: VERSION }),
    authorId: Type.String({ pattern: UUID }),
    approverId: Type.String({ pattern: UUID }),
    approvedAt: Type.String(),
    legalBasis: Type.String({ minLength: 1, maxLength: 500 }),
  },
  closed,
);
const PolicySchema = Type.Object(
  {
    site: Type.String({ pattern: SITE }),
    version: Type.String({ pattern: VERSION }),
    effectiveOn: Type.String(),
  },
  closed,
);
const FileSchema = Type.Object(
  { chargingPolicies: Type.Array(PolicySchema), noticeTexts: Type.Array(TextSchema) },
  closed,
);

/** Texts that were approved elsewhere, with their dates, and the charging policies that they rest on. */
export type TextsFile = Static<typeof FileSchema>;

const problemsOf = ({ chargingPolicies, noticeTexts }: TextsFile, sites: Sites): string[] => [
  ...chargingPolicies.flatMap(({ site, effectiveOn }, at) => [
    ...(sites.has(site) ? [] : [`/chargingPolicies/${at}/site: no such site`]),
    ...(isLocalDate(effectiveOn) ? [] : [`/chargingPolicies/${at}/effectiveOn: not a date`]),
  ]),
  ...noticeTexts.flatMap(({ site, approvedAt, authorId, approverId }, at) => [
    ...(sites.has(site) ? [] : [`/noticeTexts/${at}/site: no such site`]),
    ...(isInstant(approvedAt) ? [] : [`/noticeTexts/${at}/approvedAt: not an instant`]),
    ...(authorId === approverId ? [`/noticeTexts/${at}/approverId: nobody approves a text of their own`] : []),
  ]),
];

/** Parses a file of texts. @throws {TypeError} naming each place that is wrong */
export const parseTexts = (text: string, sites: Sites): TextsFile => {
  const parsed: unknown = JSON.parse(text);
  const isShaped = Value.Check(FileSchema, parsed);
  const problems = isShaped
    ? problemsOf(parsed, sites)
    : Value.Errors(FileSchema, parsed).map(({ instancePath, message }) => `${instancePath}: ${message}`);
  if (!isShaped || problems.length > 0) throw new TypeError(`not a file of texts: ${problems.join('; ')}`);
  return parsed;
};
