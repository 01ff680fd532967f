// Conditions that the database itself holds; rows and migration say them by the same words.

/** What was purged says nothing any more. @source domain.md 13 T24; R48 */
export const PURGED_IS_BARE =
  'purged_at is null or (facts is null and progress is null and nominator_id is null and nominator_unit_id is null)';

/** What was sent names the office and the hash of what it was sent. */
export const SENT_TO_AN_OFFICE = '(office_id is null) = (package_hash is null)';

/** @source domain.md 6.1 P10; R28 */
export const NOT_BY_THE_NOMINATOR = 'approver_id <> nominator_id';

/** @source domain.md 6.1 P10; R28 */
export const NOT_OF_THE_LINE = 'unit_id <> nominator_unit_id';

/** @source domain.md 6.1 P10 */
export const OF_A_KIND = `kind in ('PROCESS', 'ATTORNEY')`;
