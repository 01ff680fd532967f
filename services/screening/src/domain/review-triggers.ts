import type { Fact, ScreeningFacts } from './screening-input.ts';

const contradicts = (facts: readonly Fact[]): boolean =>
  facts.some(yes => yes.answer === 'yes' && facts.some(no => no.answer === 'no' && no.factorCode === yes.factorCode));

const primary = (language: string): string => language.split('-')[0]?.toLowerCase() ?? language;

/**
 * Reasons for a second human: those that intake found about person and source, and those that the facts show.
 * A language counts only where no worker or interpreter of the site serves it.
 * @source domain.md 4.4, narrowed by architecture.md 15
 */
export const reviewTriggers = (facts: ScreeningFacts, servedLanguages: readonly string[]): readonly string[] => {
  const found = [...facts.reviewTriggerCodes];
  if (contradicts(facts.facts)) found.push('CONTRADICTORY_FACTS');
  if (!servedLanguages.map(primary).includes(primary(facts.language))) found.push('LANGUAGE_UNSERVED');
  return [...new Set(found)].toSorted();
};
