/** Where a value breaks its contract: a JSON pointer into the event and the keyword that failed. Never the value. */
export type ContractProblem = { readonly pointer: string; readonly code: string };

/** What is wrong with an event. */
export type ContractCode = 'contract.invalid' | 'contract.unknown-field' | 'contract.unknown-type';

/**
 * An event that does not hold what its contract promises, or a type that no contract knows.
 * `code` is `contract.invalid`, `contract.unknown-field` or `contract.unknown-type`. Not retriable.
 */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly retriable = false;

  constructor(
    readonly code: ContractCode,
    readonly type: string,
    readonly errors: readonly ContractProblem[],
  ) {
    super(`${code} ${type} ${errors.map(({ pointer, code: problem }) => `${pointer}:${problem}`).join(' ')}`.trim());
  }
}
