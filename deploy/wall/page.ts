import { services } from '../migrate/catalog.ts';
import { escaped, listOf, paragraph, tableOf } from './html.ts';
import { english } from './page-english.ts';
import { pictureOf } from './page-picture.ts';
import { spanish } from './page-spanish.ts';
import { style } from './page-style.ts';
import type { Words } from './page-words.ts';
import type { Pair } from './pair.ts';
import { findingsOf } from './report.ts';
import type { WallReport } from './report.ts';

const PLACES = ['help', 'neutral', 'enforcement', 'bridge', 'broker'] as const;

const serviceOf = ({ principal }: Pair): string => principal.split('.').at(-1) ?? principal;

const inOrder = (pairs: readonly Pair[]): readonly string[] => {
  const found = new Set(pairs.map(serviceOf));
  return [...services.filter(name => found.has(name)), ...(found.has('nobody') ? ['nobody'] : [])];
};

const result = (report: WallReport, words: Words): string => {
  const { holes, unproven } = findingsOf(report);
  if (holes.length + unproven.length === 0)
    return `<p class="stands">${escaped(words.stands(report.pairs.length))}</p>`;
  const told = (sentence: string, items: readonly string[]): string =>
    items.length === 0 ? '' : `<p class="hole">${escaped(sentence)}</p>\n${listOf(items)}`;
  return told(words.holes(holes.length), holes) + told(words.unproven(unproven.length), unproven);
};

const tried = ({ pairs }: WallReport, { of, planes, services: names, tables }: Words): string =>
  tableOf({
    caption: tables.tried.caption,
    head: [...tables.tried.head, ...PLACES.map(place => planes[place])],
    rows: inOrder(pairs).map(service => [
      names[service] ?? service,
      ...PLACES.map(place => {
        const there = pairs.filter(pair => serviceOf(pair) === service && pair.plane === place);
        return of(there.filter(({ outcome }) => outcome === 'refused').length, there.length);
      }),
    ]),
  });

const how = ({ pairs }: WallReport, words: Words): string => {
  const { codes, tables } = words;
  const counts = new Map<string, number>();
  for (const { code, outcome } of pairs) if (outcome === 'refused') counts.set(code, (counts.get(code) ?? 0) + 1);
  const rows = [...counts]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([code, n]) => [code, codes[code] ?? '', words.count(n)]);
  return tableOf({ ...tables.how, rows });
};

const ownSide = ({ own }: WallReport, { services: names, tables }: Words): string =>
  tableOf({
    ...tables.own,
    rows: inOrder(own).map(service => {
      const mine = own.filter(pair => serviceOf(pair) === service);
      const works = (attempt: string): number =>
        mine.filter(pair => pair.attempt === attempt && pair.outcome === 'allowed').length;
      const idle = mine.filter(({ outcome }) => outcome !== 'allowed').length;
      return [names[service] ?? service, works('SELECT'), works('READ'), works('WRITE'), idle];
    }),
  });

// What is wrong stands above, under what came of it; here stands what holds.
const looked = ({ statics }: WallReport, words: Words): string =>
  listOf(statics.filter(({ problems }) => problems.length === 0).map(({ looked: n, name }) => words.statics[name](n)));

// Such as `tables of enforcement`: a kind of place, and whose it is.
const placeIn = (place: string, { places: { names } }: Words): string => {
  const [, kind = place, owner = ''] = /^(.*) of (.*)$/.exec(place) ?? [];
  return names ? `${names[kind] ?? kind}: ${names[owner] ?? owner}` : place;
};

const searched = ({ search }: WallReport, words: Words): string => {
  if (!search) return paragraph(words.noSearch);
  const { backwards, hits, markers, people, places } = search;
  const { caption, head, no, yes } = words.places;
  const rows = places.map(({ items, place, plantedFound }) => [placeIn(place, words), items, plantedFound ? yes : no]);
  const back = backwards ? paragraph(words.backwards(backwards.people, backwards.markers)) : '';
  return paragraph(words.search(people, markers, hits.length)) + back + tableOf({ caption, head, rows });
};

const inOneLanguage = (report: WallReport, words: Words): string => {
  const { at, seconds, version } = report;
  const told: readonly (readonly [keyof Words['headings'], string])[] = [
    ['result', result(report, words)],
    ['picture', pictureOf(words)],
    ['tried', tried(report, words)],
    ['how', how(report, words)],
    ['own', ownSide(report, words)],
    ['looked', looked(report, words)],
    ['searched', searched(report, words)],
    ['run', paragraph(words.run(words.at(at), version, seconds))],
  ];
  return [
    `<section id="${words.lang}" lang="${words.lang}">`,
    `<h2>${escaped(words.own)}</h2>`,
    ...words.intro.map(paragraph),
    ...told.map(([name, text]) => `<h3>${escaped(words.headings[name])}</h3>\n${text}`),
    '</section>',
  ].join('\n');
};

const everyAttempt = ({ own, pairs }: WallReport): string => {
  const groups = new Map<string, string[]>();
  for (const { attempt, code, kind, outcome, principal, target } of [...pairs, ...own]) {
    const key = JSON.stringify([`${principal} (${kind})`, target, `${outcome}: ${code}`]);
    groups.set(key, [...(groups.get(key) ?? []), attempt]);
  }
  const rows = [...groups].map(([key, attempts]) => {
    const [who = '', target = '', answer = ''] = JSON.parse(key) as string[];
    return [who, target, attempts.join(', '), answer];
  });
  const head = ['Who / Quién', 'What / Qué', 'Attempts / Intentos', 'Answer / Respuesta'];
  return tableOf({ caption: 'Every attempt / Todos los intentos', head, rows });
};

/** One page for everybody, in English and Spanish. It needs no network, no script and no other file. */
export const pageOf = (report: WallReport): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Crossroads: the wall</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>The wall <span lang="es">/ El muro</span></h1>
<nav aria-label="Language"><a href="#en">English</a> <a href="#es" lang="es" hreflang="es">Español</a></nav>
</header>
<main>
${inOneLanguage(report, english)}
${inOneLanguage(report, spanish)}
<section id="all">
<h2>Every attempt <span lang="es">/ Todos los intentos</span></h2>
<details><summary>${report.pairs.length + report.own.length}</summary>
${everyAttempt(report)}
</details>
</section>
</main>
</body>
</html>
`;
