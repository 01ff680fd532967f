import { nominationBody, noticeBody } from '../../journeys/escalation/bodies.ts';
import { daysAgo } from '../../journeys/escalation/days.ts';
import type { Marks } from './marks.ts';

const SERVED_DAYS_AGO = 60;

/** Somebody who is served a notice, and may be nominated. Typed by other people on the other side: every mark is another. */
export const markedSubject = (marks: Marks) => {
  const word = (what: string): string => marks.word('enforcement', what);
  return {
    givenName: word('a given name'),
    familyName: word('a family name'),
    birthDate: marks.birthDate('enforcement'),
    identifiers: [
      { kind: 'STATE_ID', value: word('an identifier') },
      { kind: 'FBI_NUMBER', value: word('an identifier') },
    ],
  };
};
export type Subject = ReturnType<typeof markedSubject>;

/** A notice that proves something. */
export const served = (textId: string, subject: Subject) =>
  noticeBody(textId, subject, { local: `${daysAgo(SERVED_DAYS_AGO)}T18:30` });

/** A nomination that is in order, with a mark in every field that somebody fills in by hand. */
export const markedNomination = (marks: Marks, subject: Subject, planted: string) => {
  const word = (what: string): string => marks.word('enforcement', what);
  const body = nominationBody(subject);
  const caseNumber = word('the number of a case');
  return {
    ...body,
    incident: { ...body.incident, incidentNumber: word('the number of an incident'), courtCaseNumber: caseNumber },
    selfDefence: { claimed: true },
    violenceEvidence: word('a reference'),
    evidenceIndex: [{ itemType: 'VIDEO', holderAgency: word('an agency'), reference: word('a reference') }],
    stateCase: { caseNumber, daStatusCode: 'CHARGED' },
    statement: `In the evening ${word('a statement')} was robbed with a pistol in hand, and ${planted} saw it.`,
    exculpatory: { facts: `The clerk ${word('facts that speak for the person')} first named somebody else.` },
  };
};
export type Nomination = ReturnType<typeof markedNomination>;
