import { PersonRow } from '../../persistence/person.row.ts';
import type { PersonVault } from '../person-vault.ts';

/** How somebody's record stands after an act on it. */
export type StandingOfPerson = {
  readonly personId: string;
  readonly referralId: string;
  readonly version: number;
  readonly isRestricted: boolean;
  readonly isHeld: boolean;
  readonly erasedAt: Date | null;
};

export const standingOf = (row: PersonRow): StandingOfPerson => {
  const { id: personId, referralId, version, isRestricted, isHeld, erasedAt } = row;
  return { personId, referralId, version, isRestricted, isHeld, erasedAt };
};

/** The next version of a record whose sealed value says the same: what is sealed belongs to its version. */
export const marked = (
  vault: PersonVault,
  row: PersonRow,
  now: Partial<Pick<PersonRow, 'isRestricted' | 'isHeld' | 'sensitivity'>> & Pick<PersonRow, 'updatedAt'>,
): PersonRow => {
  const version = row.version + 1;
  const sealed = vault.reseal(row.id, { version, wrappedKey: row.wrappedKey }, vault.open(row.id, row));
  return Object.assign(new PersonRow(), row, now, { version, sealed });
};
