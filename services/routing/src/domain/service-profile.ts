import type { NeedCode, ServiceFlag } from './codes.ts';

/** What matching must know of one provider service, from the directory. */
export type ServiceProfile = {
  readonly serviceId: string;
  readonly providerId: string;
  readonly isActive: boolean;
  readonly needCodes: readonly NeedCode[];
  /** Whole years, inclusive; null: no limit. */
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  /** Language tags such as `es`. */
  readonly spoken: readonly string[];
  readonly interpreted: readonly string[];
  readonly areas: readonly string[];
  readonly isCitywide: boolean;
  /** Areas whose people are not safe at this service. */
  readonly unsafeAreas: readonly string[];
  readonly flags: readonly ServiceFlag[];
};
