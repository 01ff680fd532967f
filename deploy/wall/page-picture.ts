import { escaped } from './html.ts';
import type { Words } from './page-words.ts';

const box = (x: number, label: string, kind: string): string =>
  `<rect class="${kind}" x="${x}" y="70" width="170" height="90" rx="6"/>` +
  `<text x="${x + 85}" y="121" text-anchor="middle" class="name">${escaped(label)}</text>`;

const arrow = (path: string, id: string, both = false): string =>
  `<path class="door" d="${path}" marker-end="url(#${id})"${both ? ` marker-start="url(#${id})"` : ''}/>`;

/** The planes and the two doors between them. It is told in words too, for whoever does not see it. */
export const pictureOf = ({ lang, picture }: Words): string => {
  const [title, description, tip] = [`picture-${lang}`, `picture-${lang}-told`, `tip-${lang}`];
  return [
    `<figure><svg viewBox="0 0 720 230" role="img" aria-labelledby="${title} ${description}">`,
    `<title id="${title}">${escaped(picture.title)}</title>`,
    `<desc id="${description}">${escaped(picture.description)}</desc>`,
    `<defs><marker id="${tip}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z"/></marker></defs>`,
    box(10, picture.help, 'help'),
    box(275, picture.neutral, 'neutral'),
    box(540, picture.enforcement, 'enforcement'),
    '<path class="wall" d="M228 20v160M493 20v72M493 138v42"/>',
    `<text x="95" y="18" text-anchor="middle" class="name">${escaped(picture.police)}</text>`,
    arrow('M95 24v42', tip),
    `<text x="95" y="205" text-anchor="middle">${escaped(picture.notice)}</text>`,
    arrow('M450 115h86', tip, true),
    `<text x="493" y="205" text-anchor="middle">${escaped(picture.question)}</text>`,
    `</svg><figcaption>${escaped(picture.description)}</figcaption></figure>`,
  ].join('\n');
};
