import { federalNexus, independentEvidence, newQualifyingAct, qualifyingAct } from './act-conditions.ts';
import { twoApprovals } from './approval-conditions.ts';
import type { Attestation } from './attestation.ts';
import type { CaseFacts } from './case-facts.ts';
import { CONDITION_CODES, type Checklist, type Condition } from './conditions.ts';
import type { Cleared, NexusAnswer } from './escalation-state.ts';
import { helpOfferedBefore, noticeServedBefore, timeToChange } from './notice-conditions.ts';
import { adultAtAct, identityConfirmed, noBar } from './person-conditions.ts';

/** Version of the rules of this folder that decide on P1 to P10. It changes with them. */
export const CHECKLIST_VERSION = 'pc-1';

const checklist = (facts: CaseFacts, nexus: NexusAnswer, conditions: readonly Condition[]): Checklist => ({
  version: CHECKLIST_VERSION,
  actsVersion: facts.act?.listVersion ?? null,
  statutesVersion: nexus.menuVersion,
  conditions,
});

/** What is checked before anything is asked over the bridge: all that needs no attestation. @source R3; domain.md 6.1 */
export const checkBeforeAsking = (facts: CaseFacts, nexus: NexusAnswer): Checklist =>
  checklist(facts, nexus, [
    adultAtAct(facts),
    qualifyingAct(facts),
    independentEvidence(facts),
    federalNexus(facts, nexus),
    identityConfirmed(facts),
    noBar(facts, nexus),
  ]);

/** P1 to P9 over the instant of the act. @source domain.md 6.1; R27 */
export const checkAnswered = (facts: CaseFacts, nexus: NexusAnswer, attestation: Attestation): Checklist =>
  checklist(facts, nexus, [
    adultAtAct(facts),
    helpOfferedBefore(facts, attestation),
    noticeServedBefore(facts, attestation),
    timeToChange(facts, attestation),
    newQualifyingAct(facts, attestation),
    independentEvidence(facts),
    federalNexus(facts, nexus),
    identityConfirmed(facts),
    noBar(facts, nexus),
  ]);

/** All ten, as they go into the package. @source domain.md 6.1 P10; 6.4 */
export const checkBeforeTransmission = (found: Cleared): Checklist => ({
  ...found.checklist,
  conditions: [...found.checklist.conditions.filter(({ code }) => code !== 'P10'), twoApprovals(found)],
});

/** True when each of the ten is there once and proven. @source domain.md 6.1 */
export const provesAllTen = ({ conditions }: Checklist): boolean =>
  conditions.length === CONDITION_CODES.length &&
  CONDITION_CODES.every(code => conditions.some(each => each.code === code && each.met === 'yes'));
