import { Forger, type AttackTarget, type TokenAttack } from './attack.ts';
import { claimAttacks } from './claim-attacks.ts';
import { headerAttacks } from './header-attacks.ts';
import { signatureAttacks } from './signature-attacks.ts';

/**
 * Every forged or misused access token that we know of, made for one service now; all can be sent in a header. None may
 * be accepted.
 * @source RFC 8725 and the attacks on JWT libraries that are known
 */
export const tokenAttacks = (target: AttackTarget): readonly TokenAttack[] => {
  const forger = new Forger(target);
  return [...signatureAttacks(forger), ...headerAttacks(forger), ...claimAttacks(forger)];
};
