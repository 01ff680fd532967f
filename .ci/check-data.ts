import { readFileSync } from 'node:fs';
import { columnsIn, unclassified } from './columns.ts';
import { filesBelow, report } from './tools.ts';

// Found by what they say, not by their folder: a table made elsewhere must be classified too.
const MAKES_COLUMNS = /\bcreate\s+(unlogged\s+)?table\b|\badd\s+column\b|\bnew Table(Column)?\(/i;
const isRead = (file: string): boolean =>
  /\.(ts|sql)$/.test(file) && !/\.spec\.ts$|\/test\/|^libs\/testing\//.test(file);

const files = filesBelow('.', ['services', 'libs', 'deploy']).filter(isRead);
const texts = files
  .map(file => ({ file, text: readFileSync(file, 'utf8') }))
  .filter(({ text }) => MAKES_COLUMNS.test(text));
const columns = texts.flatMap(({ text }) => columnsIn(text).declared).length;
const isBlind = columns === 0 && files.some(file => file.includes('/migrations/'));

report(
  [
    ...texts.flatMap(({ file, text }) => unclassified(text).map(problem => `${file}: ${problem}`)),
    ...(isBlind ? ['there are migrations, but no column was found in them'] : []),
  ],
  `${columns} columns in ${texts.length} files, all classified`,
);
