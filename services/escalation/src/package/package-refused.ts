/** Why no package is made. */
export type PackageRefusal =
  | 'package.not-allowed'
  | 'package.unproven'
  | 'package.not-independent'
  | 'package.barred-content'
  | 'package.unprintable';

/**
 * No package is made of this. Names the fields and never a value: whoever entered it is shown the words where they
 * entered them. Not retriable.
 */
export class PackageRefused extends Error {
  override readonly name = 'PackageRefused';
  readonly retriable = false;

  constructor(
    readonly code: PackageRefusal,
    readonly fields: readonly string[],
  ) {
    super(`${code}: ${fields.join(', ')}`);
  }
}
