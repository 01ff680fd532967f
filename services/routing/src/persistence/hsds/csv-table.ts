import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';

/** A wrong cell: where it is, and a code that says why. Never its value. */
export type CellProblem = {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly code: string;
};

/** The package cannot be loaded; every wrong cell is named. Not retriable. */
export class DirectoryInvalid extends Error {
  override readonly name = 'DirectoryInvalid';
  readonly code = 'directory.invalid';
  readonly retriable = false;

  constructor(readonly problems: readonly CellProblem[]) {
    super(problems.map(({ file, line, column, code }) => `${file}:${line} ${column}: ${code}`).join('\n'));
  }
}

/** One line of a file. A problem found in a cell is kept, and reading goes on. */
export class CsvLine {
  constructor(
    private readonly where: Pick<CellProblem, 'file' | 'line'>,
    private readonly cells: Readonly<Record<string, string>>,
    private readonly problems: CellProblem[],
  ) {}

  text(column: string): string {
    return this.cells[column]?.trim() ?? '';
  }

  needed(column: string): string {
    const text = this.text(column);
    if (text === '') this.refuse(column, 'missing');
    return text;
  }

  refuse(column: string, code: string): void {
    this.problems.push({ ...this.where, column, code });
  }
}

type Source = { readonly folder: string; readonly problems: CellProblem[] };
type TableSpec = { readonly file: string; readonly columns: readonly string[]; readonly isOptional?: boolean };
type Parsed = { readonly record: Readonly<Record<string, string>>; readonly info: { readonly lines: number } };

const read = (text: string): readonly Parsed[] =>
  parse(text, { columns: true, bom: true, info: true, skip_empty_lines: true }) as unknown as readonly Parsed[];

/** Lines of one CSV file with a header. `columns` must be in the header; more are let be. */
export const csvTable = ({ folder, problems }: Source, spec: TableSpec): readonly CsvLine[] => {
  const { file, columns, isOptional = false } = spec;
  const path = join(folder, file);
  const refuse = (line: number, column: string, code: string): readonly CsvLine[] => {
    problems.push({ file, line, column, code });
    return [];
  };
  if (!existsSync(path)) return isOptional ? [] : refuse(0, '', 'file-missing');
  try {
    const parsed = read(readFileSync(path, 'utf8'));
    const header = Object.keys(parsed[0]?.record ?? {});
    const lacking = parsed.length === 0 ? [] : columns.filter(column => !header.includes(column));
    for (const column of lacking) refuse(1, column, 'column-missing');
    return lacking.length > 0
      ? []
      : parsed.map(({ record, info }) => new CsvLine({ file, line: info.lines }, record, problems));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error['lines'];
    return refuse(typeof line === 'number' ? line : 0, '', error.code.toLowerCase().replaceAll('_', '-'));
  }
};
