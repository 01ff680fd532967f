import { accessDecided } from '../access-decided.ts';

/** Somebody was allowed or refused something at the notice registry. */
export const NoticesAccessDecidedV1 = accessDecided({ plane: 'neutral', service: 'notices' });
