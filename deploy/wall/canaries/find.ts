import { Buffer } from 'node:buffer';
import { canariesIn } from '@crossroads/testing';
import type { Mark, Marks, Side } from './marks.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const BIRTH_DATE = /19[789]\d-[01]\d-[0-3]\d/g;

/** Words that one side alone has for how a case stands there, and for what was said. */
const STATES: Readonly<Record<Side, RegExp>> = {
  help: /ELIGIBLE_URGENT|NOT_PRIORITY_ALTERNATIVE|NOT_NOW|REACHED_COLLATERAL|VIOLENT_INJURY|SHOT_OR_STABBED|LEGAL_RECORD_ID_DOCS/g,
  enforcement:
    /ATTESTATION_REQUESTED|REJECTED_PRECONDITION|PROCESS_APPROVED|USAO_RECEIVED|DEFERRED_STATE|REFUSED_BY_REVIEW|RECALLED_ERROR|RETURNED_FOR_MORE|(?:escalation|notices)\.[a-z-]+\.[a-z-]+\.v1/g,
};
const SIDES = ['help', 'enforcement'] as const;

const allIn = (text: string, pattern: RegExp): readonly string[] => [...new Set(text.match(pattern) ?? [])];

/** Every id in a text, in small letters. */
export const idsIn = (text: string): readonly string[] => allIn(text, UUID).map(id => id.toLowerCase());

/** Marks in a text, and markers that were put on neither side: the planted ones are among them. */
export type Found = { readonly marks: readonly Mark[]; readonly others: readonly string[] };

export type Finder = (text: string) => Found;

/** Which sides know an id. */
export type KnownIds = ReadonlyMap<string, readonly Side[]>;

// Phone numbers are digits alone, which no pattern tells from others: they share a beginning.
const phonesOf = (stem: string): RegExp =>
  new RegExp(`${stem}\\d{4}|${Buffer.from(stem).toString('hex')}(?:3\\d){4}`, 'g');

const digitsOf = (found: string, stem: string): string =>
  found.startsWith(stem) ? found : Buffer.from(found, 'hex').toString('latin1');

/** Looks for every mark, for the ids that each side knows and for words that one side alone has. */
export const finderOf = ({ known, phoneStem }: Marks, ids: KnownIds): Finder => {
  const phones = phonesOf(phoneStem);
  return text => {
    const numbers = allIn(text, phones).map(found => digitsOf(found, phoneStem));
    const words = [...canariesIn(text), ...allIn(text, BIRTH_DATE), ...numbers];
    const owners = new Set(idsIn(text).flatMap(id => ids.get(id) ?? []));
    return {
      others: words.filter(word => !known.has(word)),
      marks: [
        ...words.flatMap(word => known.get(word) ?? []),
        ...[...owners].map(from => ({ from, what: 'an id' })),
        ...SIDES.flatMap(from => allIn(text, STATES[from]).map(state => ({ from, what: `the word ${state}` }))),
      ],
    };
  };
};
