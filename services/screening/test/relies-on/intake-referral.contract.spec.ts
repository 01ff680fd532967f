import { readFile } from 'node:fs/promises';
import { consumes } from '../../src/consumes.ts';

const sample = async (name: string): Promise<object> => {
  const file = new URL(`../../../../libs/contracts/src/intake/${name}.v1.json`, import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as object;
};
const toCommand = (type: string, event: unknown) => consumes.find(row => row.type === type)?.toCommand(event);

describe('what screening relies on in intake’s events', () => {
  it('screens a triaged referral by codes and dates', async () => {
    expect(toCommand('intake.referral.triaged.v1', await sample('referral-triaged'))).toMatchObject({
      type: 'ScreenReferral',
      personId: expect.any(String),
      urgency: expect.any(String),
      receivedAt: expect.any(Date),
      facts: { ageBand: expect.any(String), areaCode: expect.any(String), facts: expect.any(Array) },
    });
  });

  it('refuses a triaged event whose facts are not facts', async () => {
    const event = await sample('referral-triaged');
    const broken = { ...event, data: { ...(event as { data: object }).data, facts: 'none' } };
    expect(() => toCommand('intake.referral.triaged.v1', broken)).toThrow(/contract/);
  });

  it.each([
    ['referral-linked-as-duplicate', 'intake.referral.linked-as-duplicate.v1', 'DUPLICATE'],
    ['referral-closed-incomplete', 'intake.referral.closed-incomplete.v1', 'INCOMPLETE'],
    ['referral-entered-in-error', 'intake.referral.entered-in-error.v1', 'ENTERED_IN_ERROR'],
  ])('closes the case on %s', async (name, type, causeCode) => {
    expect(toCommand(type, await sample(name))).toEqual({ type: 'CloseCase', causeCode });
  });

  it('erases every case of an erased person', async () => {
    const event = await sample('person-erased');
    const { referralIds } = (event as { data: { referralIds: string[] } }).data;
    expect(toCommand('intake.person.erased.v1', event)).toEqual({ type: 'ErasePerson', referralIds });
    expect(referralIds.length).toBeGreaterThan(0);
  });

  it('closes the case with the outcome that intake gave', async () => {
    const event = await sample('referral-closed');
    const { outcomeCode } = (event as { data: { outcomeCode: string } }).data;
    expect(toCommand('intake.referral.closed.v1', event)).toEqual({ type: 'CloseCase', causeCode: outcomeCode });
  });
});
