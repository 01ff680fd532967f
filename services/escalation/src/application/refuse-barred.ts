import { Problem } from '@crossroads/platform';
import { barredWordsIn } from '../domain/barred-content.ts';

/** A text that somebody wrote, and where it stands in what they sent. */
export type WrittenText = { readonly pointer: string; readonly text: string | null | undefined };

/**
 * Refuses words that have no place in this plane, and shows them to whoever wrote them. They are in the answer to the
 * writer and nowhere else.
 * @throws {Problem} `nomination.barred-content`
 * @source R20; R22; domain.md 6.5
 */
export const refuseBarred = (texts: readonly WrittenText[]): void => {
  const errors = texts.flatMap(({ pointer, text }) => {
    const found = [...new Set(barredWordsIn(text ?? '').map(({ words }) => words))];
    return found.length > 0 ? [{ pointer, code: 'barred-content', found }] : [];
  });
  if (errors.length > 0) throw new Problem('nomination.barred-content', { errors });
};
