import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { encode } from '../../services/intake/src/domain/matching/encode.ts';
import type { Encoded } from '../../services/intake/src/domain/matching/record.ts';

/** A record of a file of the FEBRL layout. Records of one entity are of one person. */
export type Labelled = { readonly entity: string; readonly record: Encoded };

/** What is wrong with a file, in one line. */
export class UnusableFile extends Error {}

const HEADER = 'rec_id given_name surname street_number address_1 address_2 suburb postcode state date_of_birth'.split(
  ' ',
);

/** `rec-12-org` and `rec-12-dup-0` are of one person. */
const entityOf = (recId: string): string => recId.replace(/-(org|dup-\d+)$/u, '');

/** The social security number is left alone: nobody whom we serve gives one. */
const toLabelled = (row: Readonly<Record<string, string>>): Labelled => ({
  entity: entityOf(row['rec_id'] ?? ''),
  record: encode({
    given: row['given_name'],
    family: row['surname'],
    birthDate: row['date_of_birth'],
    address: {
      streetNumber: row['street_number'],
      street: row['address_1'],
      place: row['address_2'],
      suburb: row['suburb'],
      postalCode: row['postcode'],
      region: row['state'],
    },
  }),
});

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UnusableFile(`${file} cannot be read`);
  }
};

const rowsOf = (file: string): readonly string[][] => {
  try {
    return parse(textOf(file), { trim: true, bom: true, skip_empty_lines: true });
  } catch (cause) {
    if (cause instanceof UnusableFile) throw cause;
    throw new UnusableFile(`${file} is not a table of comma-separated values`);
  }
};

/** @throws {UnusableFile} when it cannot be read, or its header lacks a column of the layout */
export const readPeople = (file: string): readonly Labelled[] => {
  const [header = [], ...rows] = rowsOf(file);
  const absent = HEADER.filter(column => !header.includes(column));
  if (absent.length > 0) throw new UnusableFile(`${file} is not of the FEBRL layout: no column ${absent.join(', ')}`);
  return rows.map(row => toLabelled(Object.fromEntries(header.map((column, place) => [column, row[place] ?? '']))));
};
