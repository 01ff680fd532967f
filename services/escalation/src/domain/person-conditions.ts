import type { CaseFacts } from './case-facts.ts';
import type { Condition } from './conditions.ts';
import type { NexusAnswer } from './escalation-state.ts';

/** Under this age at the act a person is a juvenile of federal law. @source 18 USC 5031-5032 */
export const ADULT_AGE = 18;

/** Two, of different kinds. @source domain.md 6.1 P8 */
const IDENTIFIERS_NEEDED = 2;

/** Adult on the local day of the act, by a verified birth date; an age that is not known is no age. @source R25; domain.md 6.1 P1; 18 USC 5031-5032 */
export const adultAtAct = ({ ageAtAct, birthDateSource, actOn }: CaseFacts): Condition => {
  const proof = { actOn, birthDateSource };
  if (ageAtAct === null || birthDateSource === 'NONE')
    return { code: 'P1', met: 'unknown', reasonCode: 'BIRTH_DATE_UNKNOWN', proof };
  return ageAtAct >= ADULT_AGE
    ? { code: 'P1', met: 'yes', reasonCode: null, proof }
    : { code: 'P1', met: 'no', reasonCode: 'JUVENILE_AT_ACT', proof };
};

/**
 * The person is known by two identifiers of different kinds. That the act was not nominated before is decided when a
 * nomination is opened: its marks are unique.
 * @source domain.md 6.1 P8
 */
export const identityConfirmed = ({ identifierKinds }: CaseFacts): Condition => {
  const isConfirmed =
    identifierKinds.length === IDENTIFIERS_NEEDED && new Set(identifierKinds).size === IDENTIFIERS_NEEDED;
  const proof = { identifierKinds, isFirstNominationOfAct: true };
  return isConfirmed
    ? { code: 'P8', met: 'yes', reasonCode: null, proof }
    : { code: 'P8', met: 'unknown', reasonCode: 'IDENTITY_NOT_CONFIRMED', proof };
};

const barOf = (facts: CaseFacts, nexus: NexusAnswer): string | null => {
  if (facts.subjectRole === 'VICTIM_ONLY') return 'VICTIM_ONLY';
  if (!facts.isRepresentationChecked) return 'REPRESENTATION_UNCHECKED';
  return facts.selfDefenceClaimed && !nexus.hasSelfDefenceNote ? 'SELF_DEFENCE_UNRESOLVED' : null;
};

/** No bar: not the victim, nobody unresolved in self-defence, and it was looked up who represents the person. @source domain.md 6.1 P9; 13 T26 */
export const noBar = (facts: CaseFacts, nexus: NexusAnswer): Condition => {
  const { subjectRole, selfDefenceClaimed, isRepresentationChecked, isRepresented } = facts;
  const reasonCode = barOf(facts, nexus);
  const { hasSelfDefenceNote } = nexus;
  const proof = { subjectRole, selfDefenceClaimed, hasSelfDefenceNote, isRepresentationChecked, isRepresented };
  if (reasonCode === null) return { code: 'P9', met: 'yes', reasonCode, proof };
  return { code: 'P9', met: reasonCode === 'VICTIM_ONLY' ? 'no' : 'unknown', reasonCode, proof };
};
