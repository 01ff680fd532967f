import { ContractError } from '@crossroads/contracts';
import { attestationRequestOf, type AttestationRequestPlain } from '@crossroads/contracts/bridge';
import { orRefused, type Received } from '@crossroads/messaging';
import { openWith, type PrivateJwk, type Sites } from '@crossroads/platform';
import { areDifferentKinds, type Identifier } from '../domain/identifier.ts';
import type { Question } from '../domain/attestation.ts';

/** A question as it comes over the bridge. */
export type AnswerQuestion = { readonly type: 'AnswerQuestion'; readonly requestId: string; readonly sealed: string };

/** What was asked. The name is not kept: two identifiers and the birth date say who it is. */
export type Asked = Question & {
  readonly identifiers: readonly Identifier[];
  readonly agencyCode: string;
  readonly incidentNumber: string;
  readonly requester: string;
};

/** A question that was opened, and what was asked; nothing where it is none. */
export type Opened = {
  readonly received: Received<AnswerQuestion>;
  readonly requestId: string;
  readonly asked: Asked | undefined;
};

// A field that no contract knows refuses the whole; any other fault makes it a question that asks nothing.
const read = (plain: unknown): AttestationRequestPlain | undefined => {
  try {
    return attestationRequestOf(plain);
  } catch (error) {
    if (error instanceof ContractError && error.code !== 'contract.unknown-field') return undefined;
    throw error;
  }
};

/**
 * Opens one question. What says not what it says outside, or names one identifier twice, asks nothing.
 * @throws {MessageRefused} `bridge.cannot-open`, `bridge.unknown-key`, `unknown-field`: the message is given up
 */
export const openQuestion = async (
  received: Received<AnswerQuestion>,
  { sealing, sites }: { readonly sealing: PrivateJwk; readonly sites: Sites },
): Promise<Opened> => {
  const { requestId, sealed } = received.command;
  const asked = await orRefused(async () => read(await openWith(sealing, sealed)));
  const isSame = asked?.requestId === requestId && asked.site === received.site && sites.has(asked.site);
  if (!asked || !isSame || !areDifferentKinds(asked.identifiers)) return { received, requestId, asked: undefined };
  const { birthDate, identifiers, agencyCode, incidentNumber, requester } = asked;
  const who = { birthDate, identifiers, agencyCode, incidentNumber, requester };
  return { received, requestId, asked: { ...who, actAt: new Date(asked.actAt) } };
};
