import type { RetentionStep, RetentionSteps } from '@crossroads/messaging';
import { columnsIn } from './columns.ts';

/** One column as its migration classifies it. */
export type Classified = { readonly table: string; readonly column: string; readonly dataClass: string };

/** Why a table or a column needs no rule, by `table` or `table.column`. */
export type Exempt = Readonly<Record<string, string>>;

/** What these migrations say of their columns; what is technical has no class that ends. */
export const classifiedIn = (migrations: readonly string[]): readonly Classified[] =>
  migrations.flatMap(text =>
    [...columnsIn(text).classified].flatMap(([name, comment]) => {
      const [table = '', column = ''] = name.split('.');
      const dataClass = /^class=(\w+)/.exec(comment)?.[1] ?? 'T';
      return dataClass === 'T' ? [] : [{ table, column, dataClass }];
    }),
  );

const clears = (step: RetentionStep, { table, column }: Classified): boolean =>
  step.table === table && (step.clears === 'rows' || step.clears.includes(column));

const removesRows = (steps: readonly RetentionStep[], table: string): boolean =>
  steps.some(step => step.table === table && step.clears === 'rows');

const isExempt = ({ table, column }: Classified, exempt: Exempt): boolean =>
  table in exempt || `${table}.${column}` in exempt;

/** What would stay for ever: a column whose class has no rule for it, and no row that goes earlier with another class. */
export const kept = (columns: readonly Classified[], steps: RetentionSteps, exempt: Exempt): readonly string[] =>
  columns.flatMap(found => {
    const { table, column, dataClass } = found;
    const own = (steps[dataClass] ?? []).some(step => clears(step, found));
    const isRowOfOther = ['C1', 'C12'].includes(dataClass) && Object.values(steps).some(all => removesRows(all, table));
    return own || isRowOfOther || isExempt(found, exempt) ? [] : [`${table}.${column} of ${dataClass} never goes`];
  });

/** What would go with the time of another class: a rule that empties a column which is not of its class. */
export const misplaced = (columns: readonly Classified[], steps: RetentionSteps): readonly string[] =>
  Object.entries(steps).flatMap(([dataClass, all]) =>
    all.flatMap(({ table, clears: names }) => {
      const own = columns.filter(found => found.table === table && found.dataClass === dataClass);
      if (names === 'rows') return own.length > 0 ? [] : [`${table} goes with ${dataClass}, which it does not hold`];
      const wrong = columns.filter(
        found => found.table === table && names.includes(found.column) && found.dataClass !== dataClass,
      );
      return wrong.map(({ column }) => `${table}.${column} goes with ${dataClass}, which it is not`);
    }),
  );
