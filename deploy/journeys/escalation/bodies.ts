import { randomInt, randomUUID } from 'node:crypto';
import { dayAfter, daysAgo } from './days.ts';

const digits = (length: number): string => Array.from({ length }, () => randomInt(10)).join('');
const word = (): string => randomUUID().slice(0, 8);

/** A time on a clock in Albuquerque; the offset where the clock showed it twice. */
export type Local = { readonly local: string; readonly offset?: string };

/** Somebody whom nobody else is like. */
export const somebodyNew = (more: { readonly birthDate?: string } = {}) => ({
  givenName: `Rafael${word()}`,
  familyName: `Example${word()}`,
  birthDate: '1997-02-28',
  identifiers: [
    { kind: 'STATE_ID', value: `NM${digits(9)}` },
    { kind: 'FBI_NUMBER', value: digits(9) },
  ],
  ...more,
});
export type Subject = ReturnType<typeof somebodyNew>;

/** A notice that proves something: understood, with help offered in person on its day. */
export const noticeBody = (textId: string, subject: Subject, servedAt: Local) => ({
  subject,
  textId,
  language: 'es',
  servedAt,
  methodCode: 'IN_PERSON_HOME',
  serverRoles: ['NOTIFICATION_TEAM'],
  understood: true,
  helpOfferMade: true,
  helpOfferedOn: servedAt.local.slice(0, 10),
  helpOfferMode: 'IN_PERSON',
  copyLeft: true,
  counselStatus: 'NONE',
});

/** When the notices and acts of most cases were: far enough apart, and both past. */
export const NOTICE_AT: Local = { local: `${daysAgo(60)}T18:30` };
export const ACT_AT: Local = { local: `${daysAgo(20)}T21:40` };

type Part = Readonly<Record<string, unknown>>;
type Changes = { readonly subject?: Part; readonly incident?: Part; readonly actAt?: Local } & Part;

/** A nomination that is in order: an armed robbery, charged the day after. */
export const nominationBody = (person: Subject, { actAt = ACT_AT, ...changes }: Changes = {}) => ({
  subjectRole: 'SUSPECT',
  selfDefence: { claimed: false },
  representation: { checked: true, represented: false },
  evidenceIndex: [{ itemType: 'VIDEO', holderAgency: 'Albuquerque Police', reference: 'EV-2026-0417' }],
  stateCase: { daStatusCode: 'CHARGED' },
  statement: 'In the evening the clerk of a shop was robbed with a pistol in hand.',
  exculpatory: { affirmedNone: true },
  victimNotification: { statusCode: 'NOTIFIED' },
  ...changes,
  subject: { ...person, birthDateSource: 'GOVERNMENT_ID', ...changes.subject },
  incident: {
    agencyCode: 'NM0010100',
    incidentNumber: `26-${digits(7)}`,
    actClassCode: 'ARMED_ROBBERY',
    actAt,
    areaCode: 'SOUTHEAST',
    chargeStatus: 'CHARGED',
    chargedOn: dayAfter(actAt.local.slice(0, 10), 1),
    sourceCode: 'CHARGING_DOCUMENT',
    ...changes.incident,
  },
});

/** The body of a nomination, as far as these helpers read it. */
export type Nomination = { readonly incident: { readonly actAt: Local } };

/** The attorney's yes for an act of that day. */
export const nexusOf = ({ incident: { actAt } }: Pick<Nomination, 'incident'>) => ({
  answer: 'YES',
  statutes: [{ statute: '18 USC 1951', statuteVersion: '1994', offenceDate: actAt.local.slice(0, 10) }],
});

export const APPROVE = { decision: 'APPROVE', reasons: 'Every precondition is shown by its proof.' };
