import { generateKeyPairSync } from 'node:crypto';
import { privateJwkOf, type PrivateJwk } from '@crossroads/platform';
import { CONDITION_CODES } from '../../src/domain/conditions.ts';
import type { PackageInput } from '../../src/package/package-input.ts';

/** A key that signs packages, new each time. */
export const newSigner = (kid = 'e-sig-1'): PrivateJwk => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = privateJwkOf({ ...privateKey.export({ format: 'jwk' }), kid }, 'sig');
  if (!jwk) throw new Error('a new key is a key');
  return jwk;
};

const uuid = (last: number): string => `0190a1b2-c3d4-7e5f-8a9b-${String(last).padStart(12, '0')}`;

const nominator = { staffId: uuid(1), unitId: uuid(101) };
const process = { staffId: uuid(2), unitId: uuid(102) };
const attorney = { staffId: uuid(3), unitId: uuid(103) };

const proofs = {
  P2: { requestId: uuid(50), answeredAt: '2026-05-21T16:00:01.000Z', helpOfferedOn: '2026-02-28' },
  P3: {
    noticeServedAt: '2026-03-08T09:30:00.000Z',
    language: 'es',
    versionId: uuid(60),
    validUntil: '2028-03-08T09:30:00.000Z',
  },
  P7: { statutes: ['18 USC 922(g)'], count: 1, menuVersion: 'fs-1' },
};

/** Everything that a package may hold, of nobody. */
export const sampleInput = (): PackageInput => ({
  reference: 'K7QM-3X2D',
  site: { code: 'abq', name: 'Albuquerque', timeZone: 'America/Denver' },
  recipient: { officeId: 'usao-nm', name: 'United States Attorney, District of New Mexico' },
  nominator,
  times: {
    nominatedAt: '2026-05-20T15:00:00.000Z',
    submittedAt: '2026-05-21T16:00:00.000Z',
    clearedAt: '2026-05-21T16:00:02.000Z',
    transmittedAt: '2026-05-28T17:45:00.000Z',
  },
  subject: {
    givenName: 'Łucja Béésh',
    familyName: 'Núñez-Łééchąąʼí',
    birthDate: '1999-02-28',
    birthDateSource: 'GOVERNMENT_ID',
    identifiers: [
      { kind: 'STATE_ID', value: 'NM0012345' },
      { kind: 'DRIVER_LICENCE', value: 'D98765432' },
    ],
  },
  incident: {
    agencyCode: 'NM0010100',
    incidentNumber: '26-0051478',
    actClassCode: 'SHOOTING_AT_DWELLING_OR_VEHICLE',
    actAt: '2026-05-15T05:58:00.000Z',
    areaCode: 'SOUTHEAST',
    chargeStatus: 'CHARGED',
    chargedOn: '2026-05-16',
    courtCaseNumber: 'D-202-CR-2026-01234',
    sourceCode: 'AGENCY_REPORT',
  },
  subjectRole: 'SUSPECT',
  violenceEvidence: null,
  selfDefence: { claimed: false, attorneyNote: null },
  representation: { checked: true, represented: false },
  evidenceIndex: [
    { itemType: 'CARTRIDGE_CASE', holderAgency: 'Albuquerque Police Department', reference: 'EV-26-0051478-03' },
    { itemType: 'BALLISTIC_REPORT', holderAgency: 'ATF laboratory', reference: 'LR 2026/771' },
  ],
  stateCase: { caseNumber: 'DA-2026-0119', daStatusCode: 'PRESENTED' },
  attestation: {
    requestId: uuid(50),
    answer: 'YES',
    helpOfferedOn: '2026-02-28',
    noticeServedAt: '2026-03-08T09:30:00.000Z',
    versionId: uuid(60),
    language: 'es',
    validUntil: '2028-03-08T09:30:00.000Z',
    answeredAt: '2026-05-21T16:00:01.000Z',
    signed: 'eyJhbGciOiJFUzI1NiJ9.eyJ2IjoxfQ.c2lnbmF0dXJl',
  },
  checklist: {
    version: 'pc-1',
    actsVersion: 'qa-1',
    statutesVersion: 'fs-1',
    conditions: CONDITION_CODES.map(code => ({
      code,
      met: 'yes',
      reasonCode: null,
      proof: { ...Object.entries(proofs).find(([each]) => each === code)?.[1] },
    })),
  },
  nexus: {
    attorneyId: uuid(4),
    answeredAt: '2026-05-21T15:00:00.000Z',
    statutes: [
      {
        statute: '18 USC 922(g)',
        title: 'Possession of a firearm by a prohibited person',
        statuteVersion: 'from-2022-06-26',
        note: 'maximum 15 years',
        offenceDate: '2026-05-14',
      },
    ],
  },
  statement: 'He fired four times into the dwelling.\r\nTwo casings were found on the street.',
  exculpatory: { affirmedNone: true },
  victimNotification: { statusCode: 'NOTIFIED' },
  approvals: [
    {
      ...process,
      kind: 'PROCESS',
      approvedAt: '2026-05-25T15:00:00.000Z',
      reasons: 'Each proof was read against its record.',
    },
    {
      ...attorney,
      kind: 'ATTORNEY',
      approvedAt: '2026-05-26T15:00:00.000Z',
      reasons: 'The evidence stands without the nominator.',
    },
  ],
});
