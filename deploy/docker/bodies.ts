import { randomInt, randomUUID } from 'node:crypto';
import { SITE } from './main-job.ts';

const DAY_MS = 24 * 3_600_000;

const dayBefore = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
const digits = (length: number): string => Array.from({ length }, () => randomInt(10)).join('');

/** Of nobody: a notice 60 days ago, an act 30 days ago, charged two days later. */
export type Story = {
  readonly texts: string;
  readonly notice: object;
  readonly nomination: object;
  readonly nexus: object;
};

const subject = () => ({
  givenName: 'Rafael',
  familyName: 'Example',
  birthDate: '1997-02-28',
  identifiers: [
    { kind: 'STATE_ID', value: `NM${digits(9)}` },
    { kind: 'FBI_NUMBER', value: digits(9) },
  ],
});

const textsOf = (textId: string) => ({
  chargingPolicies: [{ site: SITE, version: 'containers-1', effectiveOn: dayBefore(400) }],
  noticeTexts: [
    {
      textId,
      site: SITE,
      language: 'es',
      title: 'Aviso',
      body: 'Le ofrecemos ayuda.',
      chargingPolicyVersion: 'containers-1',
      authorId: randomUUID(),
      approverId: randomUUID(),
      approvedAt: `${dayBefore(300)}T16:00:00.000Z`,
      legalBasis: 'Memo 1',
    },
  ],
});

const noticeOf = (textId: string, person: object) => ({
  subject: person,
  textId,
  language: 'es',
  servedAt: { local: `${dayBefore(60)}T18:30` },
  methodCode: 'IN_PERSON_HOME',
  serverRoles: ['NOTIFICATION_TEAM', 'INTERPRETER'],
  understood: true,
  helpOfferMade: true,
  helpOfferedOn: dayBefore(60),
  helpOfferMode: 'IN_PERSON',
  copyLeft: true,
  counselStatus: 'NONE',
});

const nominationOf = (person: object) => ({
  subject: { ...person, birthDateSource: 'GOVERNMENT_ID' },
  subjectRole: 'SUSPECT',
  incident: {
    agencyCode: 'NM0010100',
    incidentNumber: `26-${digits(7)}`,
    actClassCode: 'ARMED_ROBBERY',
    actAt: { local: `${dayBefore(30)}T21:40` },
    areaCode: 'SOUTHEAST',
    chargeStatus: 'CHARGED',
    chargedOn: dayBefore(28),
    sourceCode: 'CHARGING_DOCUMENT',
  },
  selfDefence: { claimed: false },
  representation: { checked: true, represented: false },
  evidenceIndex: [{ itemType: 'VIDEO', holderAgency: 'Albuquerque Police', reference: 'EV-0417' }],
  stateCase: { caseNumber: 'D-202-CR-00417', daStatusCode: 'CHARGED' },
  statement: 'In the evening the clerk of a shop was robbed with a pistol in hand.',
  exculpatory: { affirmedNone: true },
  victimNotification: { statusCode: 'NOTIFIED' },
});

/** Somebody who was told and helped, and whose act comes after it: every precondition holds. */
export const story = (): Story => {
  const [textId, person] = [randomUUID(), subject()];
  const statutes = [{ statute: '18 USC 1951', statuteVersion: '1994', offenceDate: dayBefore(30) }];
  return {
    texts: JSON.stringify(textsOf(textId)),
    notice: noticeOf(textId, person),
    nomination: nominationOf(person),
    nexus: { answer: 'YES', statutes },
  };
};
