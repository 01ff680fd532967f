import type { AgeBand, ChoiceCode, InfoCode, LegalBasisCode, NeedCode, SourceType } from './codes.ts';
import type { Fact } from './fact.ts';

/** What a referral says in codes and dates: everything but the person. Safe to publish. */
export type Content = {
  readonly sourceType: SourceType;
  readonly referrerOrgId: string | null;
  readonly referrerRole: string;
  readonly isAnonymous: boolean;
  readonly legalBasisCode: LegalBasisCode;
  readonly ageBand: AgeBand;
  readonly areaCode: string | null;
  readonly language: string;
  readonly facts: readonly Fact[];
  readonly needCodes: readonly NeedCode[];
  readonly choiceCodes: readonly ChoiceCode[];
  readonly reasonCodes: readonly string[];
  /** Version of the statement on the limits of confidentiality that was given. @source R17 */
  readonly noticeVersion: string;
};

/** The consent that came with a referral; outreach records it. */
export type ConsentTerms = {
  readonly consentId: string;
  readonly purposeCodes: readonly string[];
  readonly recipientIds: readonly string[];
  readonly recipientClass: string | null;
  readonly dataClasses: readonly string[];
  readonly startsAt: string;
  readonly expiresAt: string;
  readonly language: string;
  readonly methodCode: string;
  readonly part2: boolean;
};

/** What the sender or a worker adds later. */
export type Answer = {
  readonly areaCode?: string | undefined;
  readonly facts?: readonly Fact[] | undefined;
  readonly ageBand?: AgeBand | undefined;
  readonly needCodes?: readonly NeedCode[] | undefined;
};

/** Facts are added, never replaced: a contradiction is seen by screening. */
export const withAnswer = (content: Content, answer: Answer): Content => ({
  ...content,
  areaCode: answer.areaCode ?? content.areaCode,
  facts: [...content.facts, ...(answer.facts ?? [])],
  ageBand: answer.ageBand ?? content.ageBand,
  needCodes: [...new Set([...content.needCodes, ...(answer.needCodes ?? [])])],
});

export const answeredCodes = (answer: Answer): readonly InfoCode[] => [
  ...(answer.areaCode === undefined ? [] : (['AREA'] as const)),
  ...((answer.facts ?? []).length === 0 ? [] : (['FACTS'] as const)),
  ...(answer.ageBand === undefined ? [] : (['AGE'] as const)),
  ...((answer.needCodes ?? []).length === 0 ? [] : (['NEEDS'] as const)),
];
