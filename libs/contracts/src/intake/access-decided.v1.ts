import { accessDecided } from '../access-decided.ts';

/** Somebody was allowed or refused something at intake. */
export const IntakeAccessDecidedV1 = accessDecided({ plane: 'help', service: 'intake' });
