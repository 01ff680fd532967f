import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';

const { resolve } = createRequire(import.meta.url);

/** Files of the fonts that are embedded: DejaVu, which has the letters of Spanish, Polish, Diné and many more. */
export const FONTS = {
  regular: resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
} as const;

const charactersOf = (path: string): ReadonlySet<number> => {
  const font = create(readFileSync(path));
  return new Set('characterSet' in font ? font.characterSet : []);
};

const LINE_MARKS = new Set(['\n', '\r', '\t']);

let known: readonly ReadonlySet<number>[] | undefined;

const isPrintable = (character: string): boolean => {
  if (LINE_MARKS.has(character)) return true;
  if (/^\p{C}$/u.test(character)) return false; // what cannot be seen is not signed
  known ??= [charactersOf(FONTS.regular), charactersOf(FONTS.bold)];
  return known.every(font => font.has(character.codePointAt(0) ?? 0));
};

/**
 * Characters of a text that a package cannot show: no letter of its fonts, or not to be seen at all. Refuse them where
 * they are entered; a box in place of a letter is no signed statement.
 */
export const unprintableIn = (text: string): readonly string[] =>
  [...new Set(text.normalize('NFC'))].filter(character => !isPrintable(character));
