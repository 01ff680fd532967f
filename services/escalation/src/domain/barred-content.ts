import { BARRED_WORDS, type BarredKind } from './barred-words.ts';

/** Words that a text may not hold, and where they stand in it; `end` is exclusive. */
export type BarredWords = {
  readonly kind: BarredKind;
  readonly words: string;
  readonly start: number;
  readonly end: number;
};

type Folded = { readonly text: string; readonly at: readonly number[] };

const INVISIBLE = /^[\p{Cf}\p{Mn}\p{Cc}]$/u;
const BLANK = /^[\s\p{Zs}]$/u;

const plainForm = (character: string): string => {
  if (BLANK.test(character)) return ' ';
  return INVISIBLE.test(character) ? '' : character.normalize('NFKD').replaceAll(/\p{Mn}/gu, '');
};

// A letter without its marks, nothing for what cannot be seen, one blank for many: hiding a word takes more than a hyphen.
const folded = (text: string): Folded => {
  let plain = '';
  const at: number[] = [];
  let start = 0;
  for (const character of text) {
    const form = plainForm(character);
    const isNext = form !== ' ' || !plain.endsWith(' ');
    if (isNext) at.push(...Array.from({ length: form.length }, () => start));
    if (isNext) plain += form;
    start += character.length;
  }
  return { text: plain, at: [...at, text.length] };
};

const isBarredKind = (kind: string): kind is BarredKind => Object.hasOwn(BARRED_WORDS, kind);

const PATTERNS = Object.keys(BARRED_WORDS)
  .filter(isBarredKind)
  .flatMap(kind =>
    BARRED_WORDS[kind].map(words => ({
      kind,
      words: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'giu'),
    })),
  );

const characterEnd = (text: string, start: number): number =>
  start + String.fromCodePoint(text.codePointAt(start) ?? 0).length;

/**
 * What a text holds that it may not, in the order of the text; the longest words where several overlap. Positions are
 * those of the text as written. A text without a find is not thereby clean: reviewers read it.
 * @source domain.md 6.5; R20; R22
 */
export const barredWordsIn = (text: string): readonly BarredWords[] => {
  const { text: plain, at } = folded(text);
  const finds = PATTERNS.flatMap(({ kind, words }) =>
    [...plain.matchAll(words)].map(match => {
      const start = at[match.index] ?? 0;
      const end = characterEnd(text, at[match.index + match[0].length - 1] ?? start);
      return { kind, words: text.slice(start, end), start, end };
    }),
  );
  const longestFirst = finds.toSorted((one, other) => one.start - other.start || other.end - one.end);
  return longestFirst.filter((find, index) => longestFirst.slice(0, index).every(({ end }) => end <= find.start));
};
