import type { Person } from '../submission.ts';

const INITIAL = /[\p{L}\p{N}]/u;

const initialOf = (text: string | undefined): string => INITIAL.exec(text ?? '')?.[0]?.toUpperCase() ?? '';

/** One letter of each name; of the alias where there is no name. */
export const initialsOf = ({ name, alias }: Person): string =>
  name ? `${initialOf(name.given)}${initialOf(name.family)}` : initialOf(alias);

/** The last two digits, so that a worker recognises the number that is revealed. */
export const phoneEndings = ({ phones = [] }: Person): readonly string[] => phones.map(phone => phone.slice(-2));
