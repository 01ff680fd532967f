import { accessDecided } from '../access-decided.ts';

/** Somebody was allowed or refused something at routing. */
export const RoutingAccessDecidedV1 = accessDecided({ plane: 'help', service: 'routing' });
