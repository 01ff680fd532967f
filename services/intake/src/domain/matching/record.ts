/** What matching is told of a person. Every part may be absent; what is absent says nothing. */
export type MatchRecord = {
  readonly given?: string | undefined;
  readonly family?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
  /** Calendar date `YYYY-MM-DD`. */
  readonly birthDate?: string | undefined;
  /** First and last year in which somebody of the stated age may be born. */
  readonly bornBetween?: readonly [number, number] | undefined;
  readonly phones?: readonly string[] | undefined;
  readonly address?: AddressParts | undefined;
};

export type AddressParts = {
  readonly streetNumber?: string | undefined;
  readonly street?: string | undefined;
  /** House, flat or estate. */
  readonly place?: string | undefined;
  readonly suburb?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly region?: string | undefined;
};

/** A name made ready for comparing, once. */
export type EncodedName = {
  /** All words in one, and the same without particles such as `de la`. Both empty: no name. */
  readonly whole: string;
  readonly core: string;
  readonly parts: readonly string[];
  readonly sounds: readonly string[];
};

/** A record made ready for comparing, once. Empty text: not known. */
export type Encoded = {
  readonly given: EncodedName;
  readonly family: EncodedName;
  readonly aliases: readonly string[];
  /** `jr`, `sr`, `2`, `3`, or empty. */
  readonly generation: string;
  /** Eight digits `YYYYMMDD`. */
  readonly born: string;
  readonly bornBetween: readonly [number, number] | undefined;
  /** The last ten digits of each. */
  readonly phones: readonly string[];
  readonly streetNumber: string;
  readonly street: string;
  readonly place: string;
  readonly suburb: string;
  readonly postalCode: string;
  readonly region: string;
};
