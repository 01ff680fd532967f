import { accessDecided } from '../access-decided.ts';

/** Somebody was allowed or refused something at screening. */
export const ScreeningAccessDecidedV1 = accessDecided({ plane: 'help', service: 'screening' });
