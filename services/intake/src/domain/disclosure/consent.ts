import type { SensitivityFlag } from '../people/sensitivity.ts';

/** What a person agreed to, as far as disclosure hangs on it. */
export type KnownTerms = {
  readonly purposeCodes: readonly string[];
  /** Organisations by id: a class of recipients never learns who somebody is. */
  readonly recipientIds: readonly string[];
  readonly dataClasses: readonly string[];
  readonly methodCode: string;
  readonly part2: boolean;
  readonly startsAt: Date;
  /** Exclusive. */
  readonly expiresAt: Date;
};

/** A consent as far as it is known: without terms, only its end was heard of. Ended, it never revives. */
export type KnownConsent = {
  readonly id: string;
  readonly terms: KnownTerms | null;
  readonly status: 'active' | 'withdrawn' | 'expired';
  readonly endedAt: Date | null;
};

/** What was heard of a consent. */
export type ConsentNews =
  | { readonly news: 'granted'; readonly terms: KnownTerms }
  | { readonly news: 'withdrawn' | 'expired'; readonly at: Date };

/** A consent after some news, in whatever order they come: an end stays, and a withdrawal says more than running out. */
export const consentAfter = (id: string, before: KnownConsent | undefined, heard: ConsentNews): KnownConsent => {
  const known = before ?? { id, terms: null, status: 'active', endedAt: null };
  if (heard.news === 'granted') return { ...known, terms: heard.terms };
  if (known.status === 'withdrawn' || (known.status === 'expired' && heard.news === 'expired')) return known;
  return { ...known, status: heard.news, endedAt: heard.at };
};

/** Who somebody is, and how they are reached. @source domain.md 2.1 */
const IDENTITY_CLASS = 'C2';

/** What a provider is told for, both as the consent and as the request say it. */
const SERVICE = 'SERVICE';

/** How consent is given that the law wants in writing. @source 28 CFR 94.115(b); 42 CFR 2.31(a) */
const IN_WRITING: readonly string[] = ['WRITTEN', 'ELECTRONIC'];

/** To the instant: the end is exclusive. @source assurance.md 6.3 (V1) */
export const isInForce = ({ status, terms }: KnownConsent, at: Date): boolean =>
  status === 'active' && terms !== null && terms.startsAt <= at && at < terms.expiresAt;

const isStrictEnough = (terms: KnownTerms, flags: readonly SensitivityFlag[]): boolean => {
  if (flags.length === 0) return true;
  const wantsPart2 = flags.some(flag => flag !== 'VICTIM_SERVICES');
  return IN_WRITING.includes(terms.methodCode) && (terms.part2 || !wantsPart2);
};

/** Who is to be told of whom, when. */
export type Asked = {
  readonly orgId: string;
  readonly flags: readonly SensitivityFlag[];
  readonly at: Date;
};

/**
 * Whether a consent lets one organisation know who the person is. A record in treatment needs a consent that says so, one
 * of victim services a written one, and one of which nobody knows needs both.
 * @source R10, R11, R12; 42 CFR 2.31, 2.33; 28 CFR 94.115; assurance.md 6.4 (S6)
 */
export const letsKnow = (consent: KnownConsent, { orgId, flags, at }: Asked): boolean => {
  const { terms } = consent;
  if (terms === null || !isInForce(consent, at)) return false;
  const { recipientIds, purposeCodes, dataClasses } = terms;
  const names = recipientIds.includes(orgId) && purposeCodes.includes(SERVICE) && dataClasses.includes(IDENTITY_CLASS);
  return names && isStrictEnough(terms, flags);
};
