import { Buffer } from 'node:buffer';

// As `canary` draws them: two letters that no language begins a word with, then sixteen more.
const CLEAR = /zq[a-z]{16}/gi;
const HEX = /[57]a[57]1(?:[4-7][0-9a-f]){16}/gi;

/** What Base64 makes of a marker depends on how many bytes stand before it in a group of three. */
const BASE64 = [
  { at: /WnF[\w+/-]{21}/g, before: '', bytes: 0 },
  { at: /[FVl1]px[\w+/-]{22}/g, before: 'A', bytes: 1 },
  { at: /[BFJNRVZdhlptx159]ac[WX][\w+/-]{21}/g, before: 'AA', bytes: 2 },
] as const;
const LENGTH = 18;

const matchesOf = (text: string, pattern: RegExp): string[] => text.match(pattern) ?? [];

/**
 * Everything in a text that looks like a marker, in small letters: as it is, in any case, in hexadecimal or in Base64. One
 * pass finds any number of markers, so that whoever drew thousands can look each up.
 */
export const canariesIn = (text: string): readonly string[] => [
  ...matchesOf(text, CLEAR).map(found => found.toLowerCase()),
  ...matchesOf(text, HEX).map(found => Buffer.from(found, 'hex').toString('latin1').toLowerCase()),
  ...BASE64.flatMap(({ at, before, bytes }) =>
    matchesOf(text, at).map(found => {
      const decoded = Buffer.from(`${before}${found}`, 'base64').toString('latin1');
      return decoded.slice(bytes, bytes + LENGTH).toLowerCase();
    }),
  ),
];
