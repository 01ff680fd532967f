import { ageBandOf } from './age-band.ts';
import type {
  AGE_CONFIDENCES,
  AgeBand,
  ChoiceCode,
  CONSENT_METHODS,
  DATA_CLASSES,
  LegalBasisCode,
  NeedCode,
  SAFE_CONTACT_CODES,
  SourceType,
} from './codes.ts';
import type { ConsentTerms, Content } from './content.ts';
import type { Fact } from './fact.ts';
import type { SensitivityCode } from './people/sensitivity.ts';

/** Who the referral is about. Lives encrypted in intake and nowhere else. @source domain.md 3.3 */
export type Person = {
  readonly name?: { readonly given: string; readonly family: string };
  readonly alias?: string;
  /** Other names that the person goes by. */
  readonly aliases?: readonly string[];
  readonly birthDate?: string;
  readonly ageBand?: AgeBand;
  /** How sure the birth date or the age band is. */
  readonly ageConfidence?: (typeof AGE_CONFIDENCES)[number];
  readonly phones?: readonly string[];
  readonly address?: { readonly line?: string; readonly city?: string; readonly postalCode?: string };
  readonly preferredLanguage: string;
  readonly interpreterNeeded?: boolean;
  readonly safeContact?: readonly (typeof SAFE_CONTACT_CODES)[number][];
};

/** Consent as it was given to the sender; dates are local calendar dates. */
export type ConsentGiven = {
  readonly purposeCodes: readonly string[];
  readonly recipientIds: readonly string[];
  readonly recipientClass?: string;
  readonly dataClasses: readonly (typeof DATA_CLASSES)[number][];
  readonly expiresOn: string;
  readonly language: string;
  readonly methodCode: (typeof CONSENT_METHODS)[number];
  readonly part2: boolean;
};

/** A referral as its sender writes it. @source domain.md 3.3 */
export type Submission = {
  readonly sourceType: SourceType;
  readonly referrer: { readonly organisationId?: string; readonly role: string; readonly anonymous?: boolean };
  /** RFC 3339 with offset. */
  readonly receivedAt?: string;
  readonly legalBasisCode: LegalBasisCode;
  readonly person: Person;
  readonly areaCode?: string;
  readonly facts: readonly (Omit<Fact, 'observedOn'> & { readonly observedOn?: string })[];
  readonly needCodes?: readonly NeedCode[];
  readonly choiceCodes?: readonly ChoiceCode[];
  readonly reasonCodes?: readonly string[];
  readonly consent?: ConsentGiven;
  readonly confidentialityNotice: string;
  /** What kind of record it is, where the sender knows; unknown counts as the strictest. */
  readonly sensitivityCodes?: readonly SensitivityCode[];
  readonly note?: string;
};

const unique = <T>(codes: readonly T[] = []): readonly T[] => [...new Set(codes)];

export const toFact = ({ factorCode, answer, observedOn, sourceCode }: Submission['facts'][number]): Fact => ({
  factorCode,
  answer,
  observedOn: observedOn ?? null,
  sourceCode,
});

/** What may leave intake of a submission: codes, dates and bands. @param receivedOn local date of receipt */
export const contentOf = (submission: Submission, receivedOn: string): Content => ({
  sourceType: submission.sourceType,
  referrerOrgId: submission.referrer.organisationId ?? null,
  referrerRole: submission.referrer.role,
  isAnonymous: submission.referrer.anonymous ?? false,
  legalBasisCode: submission.legalBasisCode,
  ageBand: ageBandOf(submission.person, receivedOn),
  areaCode: submission.areaCode ?? null,
  language: submission.person.preferredLanguage,
  facts: submission.facts.map(toFact),
  needCodes: unique(submission.needCodes),
  choiceCodes: unique(submission.choiceCodes),
  reasonCodes: unique(submission.reasonCodes),
  noticeVersion: submission.confidentialityNotice,
});

/** The terms that outreach will record. The last day counts whole, in the site's time zone. */
export const consentTerms = (
  given: ConsentGiven,
  around: { readonly consentId: string; readonly startsAt: Date; readonly expiresAt: Date },
): ConsentTerms => ({
  consentId: around.consentId,
  purposeCodes: given.purposeCodes,
  recipientIds: given.recipientIds,
  recipientClass: given.recipientClass ?? null,
  dataClasses: given.dataClasses,
  startsAt: around.startsAt.toISOString(),
  expiresAt: around.expiresAt.toISOString(),
  language: given.language,
  methodCode: given.methodCode,
  part2: given.part2,
});
