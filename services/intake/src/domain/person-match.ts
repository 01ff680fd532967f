import type { Person } from './submission.ts';

/** Letters and digits only, without case, accents or spaces: `De la O’Niño` and `de la o'nino` are one. */
export const normalised = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The last ten digits: the country code is written or not. */
const phoneKey = (phone: string): string => phone.replaceAll(/\D/g, '').slice(-10);

/**
 * Texts to be turned into blind indexes: two people who share one are likely the same.
 * Full name with birth date, or a phone with the family name; a name alone never.
 * @source domain.md 3.2 (DUPLICATE_LINKED); architecture.md 7
 */
export const matchKeys = ({ name, birthDate, phones = [] }: Person): readonly string[] => {
  const family = normalised(name?.family ?? '');
  if (name === undefined || family === '') return [];
  const born = birthDate === undefined ? [] : [`name-born|${normalised(name.given)}|${family}|${birthDate}`];
  return [...born, ...new Set(phones.map(phone => `phone-family|${phoneKey(phone)}|${family}`))];
};
