export { fold, type Decider, type Stored } from './decider.ts';
export { isRetriable, LostRace, RuleViolation, unreachable } from './errors.ts';
export type { Clock, NewId, Random, SiteCode } from './ports.ts';
