import { RuleViolation } from '@crossroads/kernel';
import { chooseWorker, leadsChoice, type Worker } from './assignment-policy.ts';

const worker = (id: string, more: Partial<Worker> = {}): Worker => ({
  id,
  site: 'abq',
  languages: ['en'],
  areas: ['VALLEY'],
  caseload: 5,
  caseloadMax: 20,
  conflictOrgIds: [],
  active: true,
  ...more,
});
const need = { referrerOrgId: 'hospital', language: 'es-MX', areaCode: 'SOUTHEAST' };
const chosen = (...roster: Worker[]): string | null => chooseWorker(roster, need).workerId;

describe('who goes', () => {
  it('prefers the language over the area', () =>
    expect(chosen(worker('a', { areas: ['SOUTHEAST'], caseload: 0 }), worker('b', { languages: ['es'] }))).toBe('b'));

  it('prefers the area over a lower caseload', () =>
    expect(chosen(worker('a', { caseload: 0 }), worker('b', { areas: ['SOUTHEAST'] }))).toBe('b'));

  it('prefers the lower share of the caseload, not the lower number', () =>
    expect(chosen(worker('a', { caseload: 5, caseloadMax: 8 }), worker('b', { caseload: 6, caseloadMax: 20 }))).toBe(
      'b',
    ));

  it('falls back on the id, whatever the order of the roster', () => {
    expect(chosen(worker('a'), worker('b'))).toBe('a');
    expect(chosen(worker('b'), worker('a'))).toBe('a');
  });

  it('keeps out who is inactive, full or in conflict with the referring organisation, and counts them', () =>
    expect(
      chooseWorker(
        [
          worker('a', { active: false }),
          worker('b', { caseload: 20 }),
          worker('c', { conflictOrgIds: ['hospital'] }),
          worker('d', { caseloadMax: 0, caseload: 0 }),
        ],
        need,
      ),
    ).toEqual({
      workerId: null,
      chosenBy: 'POLICY',
      reasonCodes: ['NOBODY_FREE'],
      considered: 4,
      barred: { INACTIVE: 1, CASELOAD_FULL: 2, CONFLICT_OF_INTEREST: 1 },
    }));

  it('keeps its reasons', () =>
    expect(chooseWorker([worker('a', { languages: ['es'] })], need).reasonCodes).toEqual([
      'SPEAKS_LANGUAGE',
      'OTHER_AREA',
      'CASELOAD_5_OF_20',
    ]));
});

describe('a lead who chooses', () => {
  const refusal = (of: Worker): string => {
    try {
      return leadsChoice(of, need, 'KNOWS_FAMILY').workerId ?? '';
    } catch (error) {
      return error instanceof RuleViolation ? error.code : 'another error';
    }
  };

  it('may go over the caseload, and that is written down', () =>
    expect(leadsChoice(worker('a', { caseload: 20 }), need, 'KNOWS_FAMILY')).toMatchObject({
      workerId: 'a',
      chosenBy: 'KNOWS_FAMILY',
      reasonCodes: ['LANGUAGE_BY_INTERPRETER', 'OTHER_AREA', 'CASELOAD_20_OF_20', 'CASELOAD_EXCEEDED'],
    }));

  it('may not choose who is inactive or in conflict', () => {
    expect(refusal(worker('a', { active: false }))).toBe('outreach.worker-inactive');
    expect(refusal(worker('a', { conflictOrgIds: ['hospital'] }))).toBe('outreach.worker-conflict');
  });
});
