import { ContractError } from '@crossroads/contracts';
import { BridgeRefused } from '@crossroads/platform';
import { reasonFor } from './decode.ts';

/**
 * A handler refuses one message for good. It goes to the dead letters at once, with `code` as its reason and nothing
 * before it; the others of its batch are handled, and those behind it too. Not retriable.
 */
export class MessageRefused extends Error {
  override readonly name = 'MessageRefused';
  readonly retriable = false;

  constructor(readonly code: string) {
    super(`a message was refused: ${code}`);
  }
}

/**
 * Reads what is inside a message. What cannot be opened, is not signed as it says, or is not what was agreed refuses the
 * message for good.
 * @throws {MessageRefused} with the code of {@link BridgeRefused}, or `unknown-field` or `schema`
 */
export const orRefused = async <T>(read: () => T | Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof BridgeRefused) throw new MessageRefused(error.code);
    if (error instanceof ContractError) throw new MessageRefused(reasonFor(error));
    throw error;
  }
};
