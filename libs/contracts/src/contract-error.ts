/** Where a value breaks its contract: a JSON pointer into the event and the keyword that failed. Never the value. */
export type ContractProblem = { readonly pointer: string; readonly code: string };

/**
 * An event that does not hold what its contract promises, or a type that no contract knows.
 * `code` is `contract.invalid` or `contract.unknown-type`. Not retriable.
 */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly retriable = false;

  constructor(
    readonly code: 'contract.invalid' | 'contract.unknown-type',
    readonly type: string,
    readonly errors: readonly ContractProblem[],
  ) {
    super(`${code} ${type} ${errors.map(({ pointer, code: problem }) => `${pointer}:${problem}`).join(' ')}`.trim());
  }
}
