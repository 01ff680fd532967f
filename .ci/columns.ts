/** What a migration file says about its columns. Reads the text only: no database is needed to know what is unclassified. */
export type Columns = { declared: string[]; classified: Map<string, string> };

const CLASSES = new Set(['T', 'C5s', ...Array.from({ length: 13 }, (_, index) => `C${index + 1}`)]);
const NOT_A_COLUMN = /^(constraint|primary|unique|foreign|check|exclude|like)\b/i;
const NAME = String.raw`((?:[\w"]+|\$\{[^}]*\})(?:\.[\w"]+|\.\$\{[^}]*\})*)`;

const lastPart = (name: string): string => (name.split('.').at(-1) ?? name).replaceAll('"', '');

/** The text up to the bracket that closes the one at `open`, and its top-level parts. */
const parts = (text: string, open: number): string[] => {
  const found: string[] = [];
  let depth = 0;
  let start = open + 1;
  for (let at = open; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth === 0 || (depth === 1 && sign === ',')) {
      found.push(text.slice(start, at).trim());
      start = at + 1;
    }
    if (depth === 0) return found;
  }
  throw new Error('a create table statement does not end');
};

const createdIn = (sql: string): string[] =>
  [
    ...sql.matchAll(
      new RegExp(String.raw`create\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?${NAME}\s*\(`, 'gi'),
    ),
  ].flatMap(match => {
    const columns = parts(sql, match.index + match[0].length - 1).filter(
      part => part !== '' && !NOT_A_COLUMN.test(part),
    );
    return columns.map(column => `${lastPart(match[1] ?? '')}.${lastPart(column.split(/\s/)[0] ?? '')}`);
  });

const addedIn = (sql: string): string[] =>
  [
    ...sql.matchAll(new RegExp(String.raw`alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?${NAME}([^;]*)`, 'gi')),
  ].flatMap(match => {
    const added = (match[2] ?? '').matchAll(/add\s+column\s+(?:if\s+not\s+exists\s+)?([\w"]+)/gi);
    return [...added].map(([, column]) => `${lastPart(match[1] ?? '')}.${lastPart(column ?? '')}`);
  });

const commentsIn = (sql: string): Map<string, string> => {
  const found = [...sql.matchAll(new RegExp(String.raw`comment\s+on\s+column\s+${NAME}\s+is\s+'([^']*)'`, 'gi'))];
  return new Map(
    found.map(([, name, text]) => [(name ?? '').replaceAll('"', '').split('.').slice(-2).join('.'), text ?? '']),
  );
};

/** Reads one migration file. Comments of SQL and TypeScript do not count. */
export const columnsIn = (file: string): Columns => {
  const sql = file.replaceAll(/--[^\n]*|^\s*\/\/[^\n]*/gm, '');
  return { declared: [...createdIn(sql), ...addedIn(sql)], classified: commentsIn(sql) };
};

const isValid = (comment: string): boolean => {
  const [, dataClass] = /^class=(\w+)/.exec(comment) ?? [];
  return dataClass !== undefined && CLASSES.has(dataClass) && (dataClass === 'T' || /;\s*keep=\S+/.test(comment));
};

/** What is wrong with the classification of one migration file; empty when every column has a class and a keep period. */
export const unclassified = (file: string): string[] => {
  if (/\bnew Table(Column)?\(/.test(file)) return ['tables are made in SQL, so that their columns can be read here'];
  const { declared, classified } = columnsIn(file);
  return [...new Set(declared)].flatMap(column => {
    const comment = classified.get(column);
    if (comment === undefined) return [`${column} has no class`];
    return isValid(comment) ? [] : [`${column}: '${comment}' is not 'class=C1; keep=7y'`];
  });
};
