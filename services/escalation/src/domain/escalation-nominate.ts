import { RuleViolation } from '@crossroads/kernel';
import type { CaseFacts } from './case-facts.ts';
import type { CommandOf } from './escalation-commands.ts';
import type { EscalationEvent } from './escalation-events.ts';
import type { Escalation, ExistingEscalation, NexusAnswer } from './escalation-state.ts';
import { problemOf, type NexusProblem } from './federal-nexus.ts';
import { requireInTime, requireOpen } from './standing.ts';

/** Facts that speak for the person are given, or it is affirmed that none are known. @source R29; domain.md 6.4 */
export const requireExculpatory = ({ exculpatoryCode }: CaseFacts): void => {
  if (exculpatoryCode === null)
    throw new RuleViolation('nomination.exculpatory-missing', 'Say what speaks for the person, or affirm: none known');
};

/** A human nominates one act with an incident in hand, and the same act once only. @source R31; domain.md 6.6 */
export const openNomination = (
  found: Escalation,
  { nominator, facts, isSameActKnown, at }: CommandOf<'OpenNomination'>,
): readonly EscalationEvent[] => {
  if (found.status !== 'none') return [];
  if (isSameActKnown) throw new RuleViolation('nomination.same-act', 'This act was nominated before');
  if (facts.actAt > at) throw new RuleViolation('nomination.act-in-future', 'The act lies in the future');
  requireExculpatory(facts);
  const { staffId, unitId } = nominator;
  return [{ type: 'NominationOpened', nominator: { staffId, unitId }, facts, at }];
};

const words: Readonly<Record<NexusProblem, string>> = {
  'unknown-statute': 'The statute is not on the menu',
  'statute-version': 'This version of the statute was not in force on the day of the offence',
  'offence-date': 'The offence date is the day of the act',
};

const requireTicks = ({ answer, statutes, menu }: CommandOf<'AnswerNexus'>, { actOn }: CaseFacts): void => {
  if (answer === 'NO' && statutes.length > 0)
    throw new RuleViolation('nexus.statutes-not-taken', 'A no names no statutes');
  if (answer === 'YES' && statutes.length === 0)
    throw new RuleViolation('nexus.no-statute', 'A yes names at least one statute');
  for (const candidate of statutes) {
    const problem = problemOf(menu, candidate, actOn);
    if (problem) throw new RuleViolation(`nexus.${problem}`, words[problem]);
  }
};

const answerOf = (command: CommandOf<'AnswerNexus'>): NexusAnswer => ({
  attorney: { staffId: command.attorney.staffId, unitId: command.attorney.unitId },
  answer: command.answer,
  statutes: command.statutes.map(({ statute, statuteVersion, offenceDate }) => ({
    statute,
    statuteVersion,
    offenceDate,
  })),
  hasSelfDefenceNote: command.hasSelfDefenceNote,
  menuVersion: command.menu.version,
  answeredAt: command.at,
});

// Field by field: what comes back from a database has its keys in another order.
const contentOf = ({ attorney, answer, statutes, hasSelfDefenceNote, menuVersion }: NexusAnswer): string =>
  JSON.stringify([
    [attorney.staffId, attorney.unitId, answer, hasSelfDefenceNote, menuVersion],
    statutes.map(({ statute, statuteVersion, offenceDate }) => [statute, statuteVersion, offenceDate]),
  ]);

/**
 * An attorney, not the nominator, says whether a federal statute is touched. It may be corrected until the nomination is
 * submitted. A claim of self-defence needs a note.
 * @source domain.md 6.1 P7, P9; 6.3
 */
export const answerNexus = (
  found: ExistingEscalation,
  command: CommandOf<'AnswerNexus'>,
): readonly EscalationEvent[] => {
  const open = requireOpen(found);
  const nexus = answerOf(command);
  if (open.nexus && contentOf(open.nexus) === contentOf(nexus)) return [];
  if (open.status !== 'NOMINATED')
    throw new RuleViolation('nexus.already-submitted', 'The answer stands since the nomination was submitted');
  requireInTime(open, command.at);
  if (command.attorney.staffId === open.nominator.staffId)
    throw new RuleViolation('nexus.own-nomination', 'The nominator does not answer for the attorney');
  requireTicks(command, open.facts);
  if (command.answer === 'YES' && open.facts.selfDefenceClaimed && !command.hasSelfDefenceNote)
    throw new RuleViolation('nexus.self-defence-note', 'Self-defence is claimed: an attorney writes a note on it');
  return [{ type: 'NexusAnswered', nexus, at: command.at }];
};
