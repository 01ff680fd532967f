import { basename, dirname } from 'node:path';
import { countCell, idCell, instantCell } from './cells.ts';
import { csvTable } from './csv-table.ts';
import type { CellProblem, CsvLine } from './csv-table.ts';

/** What one line of the capacity file says. */
export type ListedCapacity = {
  readonly serviceId: string;
  readonly unitCode: string;
  readonly available: number;
  readonly maximum: number;
  readonly updatedAt: Date;
};

type CapacitySource = {
  readonly path: string;
  readonly serviceIds: ReadonlySet<string>;
  readonly now: Date;
  readonly problems: CellProblem[];
};

const UNIT = /^[A-Za-z][A-Za-z0-9_-]{1,59}$/;

const neededCount = (line: CsvLine, column: string): number => {
  line.needed(column);
  return countCell(line, column) ?? 0;
};

const capacityOf = (line: CsvLine, { serviceIds, now }: CapacitySource): ListedCapacity => {
  const serviceId = idCell(line, 'service_id');
  if (serviceId !== '' && !serviceIds.has(serviceId)) line.refuse('service_id', 'unknown-service');
  const unitCode = line.needed('unit');
  if (unitCode !== '' && !UNIT.test(unitCode)) line.refuse('unit', 'not-a-unit');
  const [available, maximum] = [neededCount(line, 'available'), neededCount(line, 'maximum')];
  if (available > maximum) line.refuse('available', 'above-maximum');
  const updatedAt = instantCell(line, 'updated', now);
  if (updatedAt > now) line.refuse('updated', 'in-future');
  return { serviceId, unitCode, available, maximum, updatedAt };
};

/** Reads the companion file `service_id, unit, available, maximum, updated`. What is wrong goes to `problems`. */
export const readCapacityFile = (source: CapacitySource): readonly ListedCapacity[] => {
  const table = { folder: dirname(source.path), problems: source.problems };
  const columns = ['service_id', 'unit', 'available', 'maximum', 'updated'];
  return csvTable(table, { file: basename(source.path), columns }).map(line => capacityOf(line, source));
};
