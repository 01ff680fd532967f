import type { Stored } from '@crossroads/kernel';

/** An aggregate as found, with what its row carries beside the state. `version` 0: not stored yet. */
export type Found<State> = Stored<State> & { readonly site: string; readonly createdAt: Date };

type Kept = {
  readonly id: string;
  readonly site: string;
  readonly version: number;
  readonly createdAt: Date;
};

/** A row as found, with the state that was read from it. */
export const foundFrom = <State>({ id, site, version, createdAt }: Kept, state: State): Found<State> => ({
  id,
  site,
  version,
  createdAt,
  state,
});

/** The columns of the row that replaces what was found. One save is one version. */
export const savedAt = ({ id, site, version, createdAt }: Kept, updatedAt: Date) => ({
  id,
  site,
  version: version + 1,
  createdAt,
  updatedAt,
});
