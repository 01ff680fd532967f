import { keptUntil, yearsLater, type Site } from '@crossroads/platform';

/** The class of the rows themselves: what says that there was something at all. Goes last. */
export const ENVELOPE = 'C1';

/** Years that health data are kept after the consent to them has ended. @source architecture.md 7 (C5) */
const HEALTH_YEARS_AFTER_CONSENT = 1;

/** From when the time of keeping counts. UTC instants. */
export type EndOfHelp = {
  readonly endedAt: Date;
  /** When the last consent ended or will end; nothing where there was none. */
  readonly consentEndedAt?: Date | undefined;
};

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
const later = (a: Date, b: Date): Date => (a > b ? a : b);

const healthEnd = (site: Site, kept: Date, { endedAt, consentEndedAt }: EndOfHelp): Date => {
  if (!consentEndedAt) return kept;
  return later(endedAt, earlier(kept, yearsLater(site, consentEndedAt, HEALTH_YEARS_AFTER_CONSENT)));
};

/**
 * When data of each class go, by the periods of the site: health data a year after their consent if that is earlier, but
 * never while help goes on; the envelope with the last of the others or later.
 * @throws {RangeError} for a class with no period
 * @source architecture.md 7; R48
 */
export const classEnds = (site: Site, classes: readonly string[], end: EndOfHelp): ReadonlyMap<string, Date> => {
  const ends = new Map<string, Date>();
  for (const dataClass of classes) {
    const kept = keptUntil(site, dataClass, end.endedAt);
    ends.set(dataClass, dataClass === 'C5' ? healthEnd(site, kept, end) : kept);
  }
  const envelope = ends.get(ENVELOPE);
  // Set anew, so that it also comes last in order.
  ends.delete(ENVELOPE);
  return envelope ? ends.set(ENVELOPE, [...ends.values()].reduce(later, envelope)) : ends;
};

/** What goes at an instant, in order, and when the next of the rest does. An end is exclusive: at it the class goes. */
export type DueClasses = { readonly due: readonly string[]; readonly next: Date | undefined };

/** What of these ends has come at an instant. */
export const dueAt = (ends: ReadonlyMap<string, Date>, at: Date): DueClasses => {
  const due = [...ends].filter(([, end]) => end <= at).map(([dataClass]) => dataClass);
  const rest = [...ends.values()].filter(end => end > at);
  return { due, next: rest.length > 0 ? rest.reduce(earlier) : undefined };
};
