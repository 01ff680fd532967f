/** One permission: somebody's role, what is done, to whose record, and what is shown. */
export type Permit = {
  readonly role: string;
  readonly action: string;
  readonly whose: string;
  readonly view: string;
  readonly data: string;
};

/** What a page of roles, or the policies themselves, say; every line can be compared. */
export type Roles = {
  readonly permits: readonly Permit[];
  readonly actions: readonly string[];
  readonly purposes: readonly string[];
};

type Table = { readonly title: string; readonly columns: readonly string[]; readonly rows: readonly string[][] };

const cellsOf = (line: string): string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map(cell => cell.trim());

/** Every table of a Markdown page, with the heading above it. */
export const tablesIn = (page: string): Table[] => {
  const lines = page.split('\n');
  return lines.flatMap((line, at) => {
    if (!/^\|( --- \|)+$/.test(line)) return [];
    const below = lines.slice(at + 1);
    const end = below.findIndex(next => !next.startsWith('|'));
    const title = lines.slice(0, at).findLast(above => above.startsWith('#')) ?? '';
    const rows = below.slice(0, end < 0 ? undefined : end).map(cellsOf);
    return [{ title: title.replace(/^#+ /, ''), columns: cellsOf(lines[at - 1] ?? ''), rows }];
  });
};

const isOf = (table: Table, ...columns: string[]): boolean => table.columns.join() === columns.join();

/** The page as data. */
export const rolesIn = (page: string): Roles => {
  const tables = tablesIn(page);
  const permits = tables
    .filter(table => isOf(table, 'action', 'whose', 'view', 'data'))
    .flatMap(({ title, rows }) =>
      rows.map(([action = '', whose = '', view = '', data = '']) => {
        return { role: title.replaceAll('`', ''), action, whose, view, data };
      }),
    );
  const rowsOf = (...columns: string[]): string[][] =>
    tables.filter(table => isOf(table, ...columns)).flatMap(({ rows }) => rows);
  return {
    permits,
    actions: rowsOf('action', 'service', 'record', 'purpose', 'marks').map(cells => cells.join(' | ')),
    purposes: rowsOf('purpose', 'roles').flatMap(([purpose = '', roles = '']) =>
      roles.split(' ').map(role => `${role} for ${purpose}`),
    ),
  };
};

/** What one says and the other does not. */
export const differences = (page: Roles, policies: Roles): string[] => {
  const written = linesOf(page);
  const decided = linesOf(policies);
  return [
    ...[...written].filter(line => !decided.has(line)).map(line => `docs/roles.md only: ${line}`),
    ...[...decided].filter(line => !written.has(line)).map(line => `policies only: ${line}`),
  ];
};

const linesOf = ({ permits, actions, purposes }: Roles): ReadonlySet<string> =>
  new Set([
    ...permits.map(({ role, action, whose, view, data }) => [role, action, whose, view, data].join(' | ')),
    ...actions.map(action => `action ${action}`),
    ...purposes.map(purpose => `purpose ${purpose}`),
  ]);
