/** Languages that the product speaks. */
export type Language = 'en' | 'es';

const weightOf = (header: string, language: Language): number => {
  const weights = header.split(',').map(part => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters.map(parameter => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
    return tag === language || tag.startsWith(`${language}-`) ? Number(quality ?? 1) : 0;
  });
  return Math.max(...weights);
};

/** The language to answer in, from Accept-Language: Spanish where it is liked better, else English. */
export const languageOf = (header: string | undefined): Language =>
  header && weightOf(header, 'es') > weightOf(header, 'en') ? 'es' : 'en';
