/** A marker that was found where it may not be. */
export type Hit = {
  /** The side that it was put on. */
  readonly from: 'help' | 'enforcement';
  /** What it stood for, such as `a phone number`. */
  readonly what: string;
  readonly place: string;
};

/** One kind of place that was searched, such as `tables of enforcement`. */
export type SearchedPlace = {
  readonly place: string;
  /** Rows, records, files or pages that were read there. */
  readonly items: number;
  /** True where the search first found a marker that was put there on purpose. */
  readonly plantedFound: boolean;
};

/** What became of markers that were put on one side and searched for on the other. */
export type Search = {
  /** People of the help side, and what was marked of them. */
  readonly people: number;
  readonly markers: number;
  /** The same of the other side, for which the help side was searched. */
  readonly backwards?: { readonly people: number; readonly markers: number };
  readonly places: readonly SearchedPlace[];
  readonly hits: readonly Hit[];
};
