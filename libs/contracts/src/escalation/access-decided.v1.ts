import { accessDecided } from '../access-decided.ts';

/** Somebody was allowed or refused something at escalation. */
export const EscalationAccessDecidedV1 = accessDecided({ plane: 'enforcement', service: 'escalation' });
