import { registryOf } from '@crossroads/contracts';
import type { NoticeEvent, Service } from '../src/domain/notice-state.ts';
import { raised } from '../src/domain/incident.ts';
import type { TextEvent } from '../src/domain/notice-text.ts';
import { publishesAnswer, publishesFlag, publishesIncident, publishesNotice, publishesText } from '../src/publishes.ts';

const id = (end: string) => `0199a1c0-0000-7000-8000-0000000000${end}`;
const at = new Date('2026-11-24T18:00:00.000Z');
const content = { language: 'es', title: 'Aviso', body: 'Ayuda', hash: 'a'.repeat(64), chargingPolicyVersion: 'p1' };
const service: Service = {
  subjectId: id('09'),
  textId: id('02'),
  language: 'es',
  servedAt: at,
  methodCode: 'CALL_IN',
  serverRoles: ['NOTIFICATION_TEAM'],
  understood: false,
  offer: { made: false },
  copyLeft: true,
  counselStatus: 'NONE',
  ageAtService: 29,
  servedBy: id('03'),
};
const ofNotices: Readonly<Record<string, NoticeEvent>> = {
  'notices.notice.served.v1': {
    type: 'NoticeServed',
    service,
    defectCodes: ['NOT_UNDERSTOOD', 'NO_OFFER'],
    validUntil: at,
  },
  'notices.notice.renewed.v1': {
    type: 'NoticeRenewed',
    renewal: { textId: id('02'), renewedAt: at, offeredOn: '2026-11-24' },
    renewedBy: id('03'),
    validUntil: at,
  },
  'notices.notice.expired.v1': { type: 'NoticeExpired', endedAt: at },
};
const ofTexts: Readonly<Record<string, TextEvent>> = {
  'notices.version.approved.v1': {
    type: 'TextApproved',
    approverId: id('04'),
    approvedAt: at,
    legalBasis: 'Memo',
    chargingPolicyVersion: 'p1',
  },
  'notices.version.review-required.v1': { type: 'ReviewRequired', at },
};

it.each(Object.entries(ofNotices))('%s keeps its contract and names no subject', (type, event) => {
  const outgoing = publishesNotice({ id: id('01'), site: 'abq' }, event);
  expect(outgoing).toMatchObject({ type, subject: id('01') });
  expect(JSON.stringify(outgoing)).not.toContain(service.subjectId);
  registryOf(type).check(outgoing.data);
});

it.each(Object.entries(ofTexts))('%s keeps its contract', (type, event) => {
  const [outgoing] = publishesText({ id: id('02'), site: 'abq', content, policyVersion: 'p2' }, event);
  expect(outgoing).toMatchObject({ type, subject: id('02') });
  registryOf(type).check(outgoing?.data);
});

it('tells of questions that are too many, of incidents and of answers as their contracts say', () => {
  const incident = raised({
    incidentId: id('05'),
    site: 'abq',
    kindCode: 'QUERY_LIMIT',
    causeId: id('06'),
    raisedAt: at,
  });
  const attestation = `${'h'.repeat(40)}.${'p'.repeat(200)}.${'s'.repeat(86)}`;
  const all = [
    publishesFlag('abq', { requesterId: 'requester-1', count: 11, window: 'HOUR' }),
    publishesIncident(incident),
    publishesAnswer('abq', id('06'), attestation),
  ];
  expect(all.map(({ subject }) => subject)).toEqual(['requester-1', id('05'), id('06')]);
  for (const { type, data } of all) registryOf(type).check(data);
});
