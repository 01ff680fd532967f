import { RuleViolation } from '@crossroads/kernel';
import type { ConsentTerms } from './consent-terms.ts';

/** Classes of data that are released only to recipients who are named. @source R10; domain.md 2.1 */
const NAMED_ONLY: readonly string[] = ['C5', 'C5s', 'C6'];

const HEALTH: readonly string[] = ['C5', 'C5s'];

/** Classes whose release is signed for. @source 42 CFR 2.31(a); 28 CFR 94.115 */
const WRITTEN_ONLY: readonly string[] = ['C5s', 'C6'];

/** Use in a proceeding. @source 42 CFR 2.31(d) */
const LEGAL_PURPOSES: readonly string[] = ['LEGAL_PROCEEDINGS', 'LEGAL_PROCESS'];

/** Purposes that are none. @source domain.md 3.3 (bundled consent) */
const EVERYTHING = /^(ALL|ANY|EVERYTHING|GENERAL)(_|$)/;

/** Longest time of a consent. @source assurance.md 6.3 V1 */
const MAX_MONTHS = 12;

/** Days of a consent that names no end. @source assurance.md 6.3 V1 */
export const DEFAULT_DAYS = 30;

const latestEnd = (startsAt: string): string => {
  const end = new Date(startsAt);
  end.setUTCMonth(end.getUTCMonth() + MAX_MONTHS);
  return end.toISOString();
};

/** True from the very instant at which the terms run out. */
export const isOver = (terms: ConsentTerms, at: Date): boolean => Date.parse(terms.expiresAt) <= at.getTime();

type Flaw = readonly [code: string, message: string];

const specificFlaw = ({ purposeCodes, dataClasses }: ConsentTerms): Flaw | undefined => {
  if (purposeCodes.length === 0 || dataClasses.length === 0)
    return ['consent.not-specific', 'A consent names its purposes and its classes of data'];
  const holds = (classes: readonly string[]): boolean => dataClasses.some(name => classes.includes(name));
  if (purposeCodes.some(code => EVERYTHING.test(code)) || (holds(HEALTH) && holds(['C6'])))
    return ['consent.bundled', 'A consent to everything is none'];
  if (purposeCodes.length > 1 && purposeCodes.some(code => LEGAL_PURPOSES.includes(code)))
    return ['consent.combined', 'Consent for legal proceedings stands alone'];
  return undefined;
};

const recipientFlaw = ({ recipientIds, recipientClass, dataClasses }: ConsentTerms): Flaw | undefined => {
  if (recipientIds.length === 0 && recipientClass === null)
    return ['consent.recipient-missing', 'A consent names its recipients'];
  const isNamedOnly = dataClasses.some(name => NAMED_ONLY.includes(name));
  return isNamedOnly && (recipientIds.length === 0 || recipientClass !== null)
    ? ['consent.recipient-not-named', 'Health and victim records go only to named recipients']
    : undefined;
};

const timeFlaw = (terms: ConsentTerms, at: Date): Flaw | undefined => {
  if (isOver(terms, at)) return ['consent.ended-already', 'A consent ends in the future'];
  return Date.parse(terms.expiresAt) > Date.parse(latestEnd(terms.startsAt))
    ? ['consent.too-long', 'A consent holds for twelve months at most']
    : undefined;
};

const formFlaw = ({ methodCode, part2, dataClasses }: ConsentTerms): Flaw | undefined =>
  methodCode === 'VERBAL_WITNESSED' && (part2 || dataClasses.some(name => WRITTEN_ONLY.includes(name)))
    ? ['consent.not-written', 'Consent to share treatment or victim records is given in writing']
    : undefined;

/** A witness saw it given, and is not whoever wrote it down. @source assurance.md 6.3 V1 */
const witnessFlaw = ({ methodCode, witnessId, dataClasses }: ConsentTerms, actorId: string): Flaw | undefined => {
  if (witnessId === actorId) return ['consent.witness-same', 'The witness is another person'];
  const needsOne = methodCode === 'VERBAL_WITNESSED' || dataClasses.includes('C6');
  return needsOne && !witnessId ? ['consent.witness-missing', 'This consent needs a witness'] : undefined;
};

const flawOf = (terms: ConsentTerms, at: Date): Flaw | undefined =>
  timeFlaw(terms, at) ?? specificFlaw(terms) ?? formFlaw(terms) ?? recipientFlaw(terms);

/**
 * Refuses terms that say "everything to everybody" or that the law does not know.
 * @source domain.md 3.3, R10, R11; assurance.md 6.3 V1, 6.4 S2
 */
export const checkTerms = (terms: ConsentTerms, at: Date, actorId: string): void => {
  const flaw = flawOf(terms, at) ?? witnessFlaw(terms, actorId);
  if (flaw) throw new RuleViolation(...flaw);
  if (terms.part2 && (terms.recipientIds.length === 0 || terms.recipientClass !== null))
    throw new RuleViolation('consent.recipient-not-named', 'Treatment records go only to named recipients');
};

/** Substance-use records are always Part 2 records, whatever the form says. @source assurance.md 6.4 S6 */
export const marked = (terms: ConsentTerms): ConsentTerms => ({
  ...terms,
  part2: terms.part2 || terms.dataClasses.includes('C5s'),
});

const withinLimits = (terms: ConsentTerms): ConsentTerms => {
  const end = latestEnd(terms.startsAt);
  const { recipientIds, recipientClass, dataClasses } = terms;
  const isNamed = recipientIds.length > 0;
  return {
    ...terms,
    expiresAt: Date.parse(terms.expiresAt) > Date.parse(end) ? end : terms.expiresAt,
    dataClasses: isNamed ? dataClasses : dataClasses.filter(name => !NAMED_ONLY.includes(name)),
    recipientClass: isNamed && dataClasses.some(name => NAMED_ONLY.includes(name)) ? null : recipientClass,
  };
};

/**
 * As much of a consent that was signed elsewhere as holds here: no longer than a year, and health and victim records
 * only for those it names. Nothing where the rest is none, or is over.
 */
export const validPart = (terms: ConsentTerms, at: Date): ConsentTerms | undefined => {
  const left = withinLimits(marked(terms));
  return flawOf(left, at) ? undefined : left;
};
