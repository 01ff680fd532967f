import { RuleViolation } from '@crossroads/kernel';
import { ageAt, isAreaOf, localDate, localInstant, Problem, type LocalTime, type Site } from '@crossroads/platform';
import { caseFactsOf, type CaseFacts } from '../domain/case-facts.ts';
import type { Nomination } from '../domain/nomination.ts';
import { actRulingOf, type ActList } from '../domain/qualifying-acts.ts';
import { refuseBarred } from './refuse-barred.ts';

/** A nomination as it is sent: times as a clock on the wall showed them. */
export type NominationForm = Omit<Nomination, 'incident'> & {
  readonly incident: Omit<Nomination['incident'], 'actAt'> & { readonly actAt: LocalTime };
};

const ACT_AT = '/incident/actAt';

const instantOfAct = ({ timeZone }: Site, actAt: LocalTime): Date => {
  try {
    return localInstant(timeZone, actAt);
  } catch (error) {
    if (!(error instanceof RuleViolation)) throw error;
    throw new Problem(error.code, { errors: [{ pointer: ACT_AT, code: error.code }] });
  }
};

const withoutMarks = (value: string): string => value.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** The two identifiers without case, blanks and marks: so they are compared, here and at the notice registry. */
const identifiersOf = ({ subject }: NominationForm): Nomination['subject']['identifiers'] => {
  const [first, second] = subject.identifiers;
  const plain = ({ kind, value }: typeof first) => ({ kind, value: withoutMarks(value) });
  return [plain(first), plain(second)];
};

/**
 * The nomination that a form stands for, with its times as instants and its words searched.
 * @throws {Problem} `nomination.barred-content`, `time.exists-twice`, `time.does-not-exist`, `time.offset-wrong`,
 * `body.invalid` (an area that the site does not have)
 */
export const nominationOf = (place: Site, form: NominationForm): Nomination => {
  const { incident, statement, exculpatory, evidenceIndex, subject } = form;
  refuseBarred([
    { pointer: '/statement', text: statement },
    { pointer: '/exculpatory/facts', text: 'facts' in exculpatory ? exculpatory.facts : null },
    ...evidenceIndex.map(({ holderAgency }, at) => ({
      pointer: `/evidenceIndex/${at}/holderAgency`,
      text: holderAgency,
    })),
  ]);
  if (!isAreaOf(place, incident.areaCode))
    throw new Problem('body.invalid', { errors: [{ pointer: '/incident/areaCode', code: 'not-one-of' }] });
  const actAt = instantOfAct(place, incident.actAt);
  const named = { givenName: subject.givenName.trim(), familyName: subject.familyName.trim() };
  return {
    ...form,
    subject: { ...subject, ...named, identifiers: identifiersOf(form) },
    incident: { ...incident, actAt },
  };
};

/** What decisions about it hang on, by the clock, the calendar and the lists of the site. */
export const factsOf = (place: Site, nomination: Nomination, lists: readonly ActList[]): CaseFacts => {
  const { subject, incident } = nomination;
  const actOn = localDate(place, incident.actAt);
  const ageAtAct = subject.birthDate === null ? null : ageAt(place.timeZone, subject.birthDate, incident.actAt);
  const act = actRulingOf(lists, { actClassCode: incident.actClassCode, actOn });
  return caseFactsOf(nomination, { actOn, ageAtAct, act });
};
