import { randomInt } from 'node:crypto';
import type { AttestationReplyPayload } from '@crossroads/contracts/bridge';
import { codeOf, field, OFFICE, type BootedEscalation, type Handle } from './booted.ts';

const digits = (length: number): string => Array.from({ length }, () => randomInt(10)).join('');

type Part = Readonly<Record<string, unknown>>;

/** A nomination that is in order: an armed robbery in May 2026, charged two days later. */
export const nominationBody = (more: { subject?: Part; incident?: Part } & Part = {}) => ({
  subjectRole: 'SUSPECT',
  selfDefence: { claimed: false },
  representation: { checked: true, represented: false },
  evidenceIndex: [{ itemType: 'VIDEO', holderAgency: 'Albuquerque Police', reference: 'EV-2026-0417' }],
  stateCase: { caseNumber: 'D-202-CR-2026-00417', daStatusCode: 'CHARGED' },
  statement: 'On the evening of 14 May the clerk of a shop was robbed with a pistol in hand.',
  exculpatory: { affirmedNone: true },
  victimNotification: { statusCode: 'NOTIFIED' },
  ...more,
  subject: {
    givenName: 'Rafael',
    familyName: 'Example',
    birthDate: '1997-02-28',
    birthDateSource: 'GOVERNMENT_ID',
    identifiers: [
      { kind: 'STATE_ID', value: `nm-${digits(9)}` },
      { kind: 'FBI_NUMBER', value: digits(9) },
    ],
    ...more.subject,
  },
  incident: {
    agencyCode: 'NM0010100',
    incidentNumber: `26-${digits(7)}`,
    actClassCode: 'ARMED_ROBBERY',
    actAt: { local: '2026-05-14T21:40' },
    areaCode: 'SOUTHEAST',
    chargeStatus: 'CHARGED',
    chargedOn: '2026-05-16',
    sourceCode: 'CHARGING_DOCUMENT',
    ...more.incident,
  },
});

/** An answer of yes: help and notice in March 2026. */
export const yes = (requestId: string, more: Partial<AttestationReplyPayload> = {}): AttestationReplyPayload =>
  ({
    v: 1,
    requestId,
    answer: 'YES',
    helpOffered: true,
    helpOfferedOn: '2026-03-03',
    noticeServed: true,
    noticeServedAt: '2026-03-03T18:30:00.000Z',
    versionId: '3f0a1c52-5a58-4a8b-9d07-0d6f6a3c2a11',
    language: 'es',
    validUntil: '2028-03-03T18:30:00.000Z',
    answeredAt: new Date().toISOString(),
    ...more,
  }) as AttestationReplyPayload;

export const notYes = (requestId: string, answer: 'NO' | 'UNKNOWN'): AttestationReplyPayload => ({
  v: 1,
  requestId,
  answer,
  helpOffered: null,
  helpOfferedOn: null,
  noticeServed: null,
  noticeServedAt: null,
  versionId: null,
  language: null,
  validUntil: null,
  answeredAt: new Date().toISOString(),
});

export const NEXUS = {
  answer: 'YES',
  statutes: [{ statute: '18 USC 1951', statuteVersion: '1994', offenceDate: '2026-05-14' }],
};
export const APPROVE = { decision: 'APPROVE', reasons: 'Every precondition is shown by its proof.' };

const REACHING = ['NOMINATED', 'ATTESTATION_REQUESTED', 'CLEARED', 'APPROVED', 'TRANSMITTED', 'UNDER_REVIEW'] as const;
export type Reached = (typeof REACHING)[number];

const FAR: Readonly<Partial<Record<Handle, Handle>>> = {
  nominator: 'farNominator',
  process: 'farProcess',
  attorney: 'farAttorney',
  manager: 'farManager',
  prosecutor: 'farProsecutor',
};

/** The shortest way to a state, through the API and the registry. */
export const journeyOf = (escalation: BootedEscalation, site: 'abq' | 'lcr' = 'abq') => {
  const who = (handle: Handle): Handle => (site === 'abq' ? handle : (FAR[handle] ?? handle));
  const post = async (handle: Handle, path: string, body: object = {}): Promise<unknown> => {
    const answer = await escalation.as(who(handle)).post(`/v1/escalations${path}`, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${String(codeOf(answer.body))}`);
    return answer.body;
  };
  const requestOf = async (id: string): Promise<string> => {
    const { rows } = await escalation.pool.query('select id from question where escalation_id = $1', [id]);
    return String(rows[0]?.id);
  };
  const nominate = async (body: object = nominationBody()): Promise<string> =>
    field(await post('nominator', '', body), 'escalationId');
  const steps: Readonly<Record<Exclude<Reached, 'NOMINATED'>, (id: string) => Promise<unknown>>> = {
    ATTESTATION_REQUESTED: async id => {
      await post('attorney', `/${id}/nexus-answers`, NEXUS);
      await post('nominator', `/${id}/submissions`);
    },
    CLEARED: async id => escalation.answer(yes(await requestOf(id)), { site }),
    APPROVED: async id => {
      await post('process', `/${id}/process-reviews`, APPROVE);
      await post('attorney', `/${id}/attorney-reviews`, APPROVE);
    },
    TRANSMITTED: id => post('manager', `/${id}/transmissions`, { officeId: OFFICE }),
    UNDER_REVIEW: async id => {
      await post('prosecutor', `/${id}/receipts`);
      await post('prosecutor', `/${id}/review-starts`);
    },
  };
  const reach = async (state: Reached, body?: object): Promise<string> => {
    const id = await nominate(body);
    for (const each of REACHING.slice(1, REACHING.indexOf(state) + 1)) if (each !== 'NOMINATED') await steps[each](id);
    return id;
  };
  const status = async (id: string): Promise<Part> =>
    Object(await escalation.as(who('manager')).get(`/v1/escalations/${id}/status`)).body;
  return { post, requestOf, nominate, reach, status };
};
