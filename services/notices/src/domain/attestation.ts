import type { AnswerCode, CauseCode, DefectCode } from './codes.ts';
import { isAmong, type Identifier } from './identifier.ts';
import { minuteOf } from './notice.ts';
import type { HelpOffer } from './notice-state.ts';

/** What is asked about one person: names are not compared. @source R3 */
export type Question = {
  readonly birthDate: string;
  readonly identifiers: readonly Identifier[];
  /** UTC instant, known to the minute. */
  readonly actAt: Date;
};

/** A notice as an answer looks at it. */
export type ProvingNotice = {
  readonly noticeId: string;
  readonly textId: string;
  readonly language: string;
  readonly servedAt: Date;
  readonly offer: HelpOffer;
  readonly defectCodes: readonly DefectCode[];
  /** Exclusive. */
  readonly validUntil: Date;
  /** A lawyer said that nothing can be attested of it. */
  readonly isUnavailable: boolean;
};

/** Somebody who was served. */
export type Subject = {
  readonly birthDate: string;
  readonly identifiers: readonly Identifier[];
  readonly notices: readonly ProvingNotice[];
};

/** What stands against any answer. */
export type Bars = {
  readonly isOverLimit: boolean;
  /** A lawyer said that nothing can be attested at this site. */
  readonly isUnavailable: boolean;
};

/** What a question is answered, and why. */
export type Verdict = {
  readonly answer: AnswerCode;
  readonly causeCode: CauseCode;
  /** The notice that the answer rests on. */
  readonly notice: ProvingNotice | null;
};

/** True when the act came after the notice was served. In the same minute is not after. @source R27 */
export const isActAfterNotice = (actAt: Date, servedAt: Date): boolean => minuteOf(actAt) > minuteOf(servedAt);

/** True when a notice without a defect, with help offered in person, came before the act and had not ended. @source domain.md 6.1 P2, P3 */
export const provesAt = (notice: ProvingNotice, actAt: Date): boolean =>
  notice.defectCodes.length === 0 &&
  notice.offer.made &&
  notice.offer.mode === 'IN_PERSON' &&
  isActAfterNotice(actAt, notice.servedAt) &&
  actAt < notice.validUntil;

/** True when every identifier and the birth date are the person's. @source domain.md 6.1 P8 */
export const isSamePerson = (subject: Subject, { birthDate, identifiers }: Question): boolean =>
  subject.birthDate === birthDate && identifiers.every(each => isAmong(subject.identifiers, each));

const unknown = (causeCode: CauseCode): Verdict => ({ answer: 'UNKNOWN', causeCode, notice: null });

const causeOfNo = (notices: readonly ProvingNotice[]): CauseCode =>
  notices.every(({ defectCodes }) => defectCodes.length > 0) ? 'DEFECTIVE' : 'ANSWERED';

const latest = (notices: readonly ProvingNotice[]): ProvingNotice | null =>
  notices.toSorted((one, other) => one.servedAt.getTime() - other.servedAt.getTime()).at(-1) ?? null;

/**
 * Answers one question about one person; whatever is not certain is unknown.
 * @param candidates people that one of the identifiers may belong to
 * @source R3, R52; domain.md 2.3
 */
export const attest = (question: Question, candidates: readonly Subject[], bars: Bars): Verdict => {
  if (bars.isOverLimit) return unknown('LIMIT');
  if (bars.isUnavailable) return unknown('UNAVAILABLE');
  const same = candidates.filter(each => isSamePerson(each, question));
  if (same.length === 0) {
    const isNear = candidates.some(each => question.identifiers.some(one => isAmong(each.identifiers, one)));
    return unknown(isNear ? 'IDENTIFIERS_DIFFER' : 'NOT_FOUND');
  }
  const notices = same.flatMap(each => each.notices);
  const open = notices.filter(({ isUnavailable }) => !isUnavailable);
  const proof = latest(open.filter(each => provesAt(each, question.actAt)));
  if (proof) return { answer: 'YES', causeCode: 'ANSWERED', notice: proof };
  if (open.length < notices.length) return unknown('UNAVAILABLE');
  return { answer: 'NO', causeCode: causeOfNo(notices), notice: latest(notices) };
};
