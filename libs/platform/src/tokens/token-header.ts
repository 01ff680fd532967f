import type { JsonObject } from './token-parts.ts';
import { TokenRefused } from './token-refused.ts';
import type { TokenAlgorithm } from './token-rules.ts';

const LONGEST_KEY_ID = 256;
// A key or a place of keys that the token brings itself, rules that we would have to understand, and what only nested,
// encrypted or unencoded tokens have.
const FORBIDDEN = ['jwk', 'jku', 'x5u', 'x5c', 'crit', 'b64', 'cty', 'enc', 'zip'];

/**
 * The id of the key that signed the token.
 * @throws {TokenRefused} `TYPE` (other than `at+jwt`), `ALGORITHM`, `HEADER` (a member that is never taken) or `KEY_ID`
 * @source RFC 9068 2.1, RFC 8725 3.1, 3.10 and 3.11
 */
export const signingKeyId = (header: JsonObject, algorithms: readonly TokenAlgorithm[]): string => {
  if (!algorithms.some(algorithm => algorithm === header.alg)) throw new TokenRefused('ALGORITHM');
  if (header.typ !== 'at+jwt') throw new TokenRefused('TYPE');
  if (FORBIDDEN.some(member => Object.hasOwn(header, member))) throw new TokenRefused('HEADER');
  const { kid } = header;
  if (typeof kid !== 'string' || kid === '' || kid.length > LONGEST_KEY_ID) throw new TokenRefused('KEY_ID');
  return kid;
};
