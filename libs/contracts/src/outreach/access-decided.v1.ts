import { accessDecided } from '../access-decided.ts';

/** Somebody was allowed or refused something at outreach. */
export const OutreachAccessDecidedV1 = accessDecided({ plane: 'help', service: 'outreach' });
