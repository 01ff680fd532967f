/** Small letters and digits without accents, in words: `De la O’Niño-Pérez` is `de la onino perez`. */
export const wordsOf = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’`´]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');

export const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');
