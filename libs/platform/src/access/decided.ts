import type { Logger } from '../logging/logger.ts';
import { errorFields } from '../logging/safe-fields.ts';
import type { PolicyAnswer } from './policies.ts';

/** Who is told that a policy failed. */
export type Alarm = Pick<Logger, 'error'>;

/** Asks the policies; whatever fails there is a refusal and an alarm. */
export const decided = (log: Alarm, ask: () => PolicyAnswer): PolicyAnswer => {
  try {
    const answer = ask();
    if (answer.outcome === 'DENIED' && answer.reason === 'POLICY_FAILED') alarm(log, answer.policyIds, {});
    return answer;
  } catch (error) {
    alarm(log, [], errorFields(error));
    return { outcome: 'DENIED', policyIds: [], reason: 'POLICY_FAILED' };
  }
};

const alarm = (log: Alarm, policyIds: readonly string[], fields: object): void =>
  log.error('a policy failed: refused', { ...fields, code: 'policy.failed', policyIds });
