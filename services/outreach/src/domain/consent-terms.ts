/** What a person agreed to. `expiresAt` is exclusive. @source domain.md 3.3 */
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
  /** Staff id of whoever saw it given; unknown for one that came with a referral. */
  readonly witnessId?: string | null;
  readonly part2: boolean;
};
