const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in a page. */
export const escaped = (text: string | number): string =>
  String(text).replaceAll(/[&<>"]/g, sign => ENTITIES[sign] ?? sign);

export type Table = {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly (string | number)[])[];
};

const cell = (text: string | number, at: number): string =>
  at === 0 ? `<th scope="row">${escaped(text)}</th>` : `<td>${escaped(text)}</td>`;

/** A table that reads well aloud; where it is wider than the screen it scrolls, also by key. */
export const tableOf = ({ caption, head, rows }: Table): string =>
  [
    `<div class="wide" role="region" aria-label="${escaped(caption)}" tabindex="0"><table>`,
    `<caption>${escaped(caption)}</caption>`,
    `<thead><tr>${head.map(name => `<th scope="col">${escaped(name)}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows.map(row => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}</tbody>`,
    '</table></div>',
  ].join('\n');

export const listOf = (items: readonly string[]): string =>
  `<ul>${items.map(item => `<li>${escaped(item)}</li>`).join('\n')}</ul>`;

export const paragraph = (text: string): string => `<p>${escaped(text)}</p>`;
