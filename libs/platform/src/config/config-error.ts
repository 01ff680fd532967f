/** The configuration cannot be used. Lists every problem at once; names variables and never shows a value. Not retriable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'config.invalid';
  readonly retriable = false;

  constructor(readonly problems: readonly string[]) {
    super(problems.join('; '));
  }
}
