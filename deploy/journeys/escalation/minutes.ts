import { nominationBody, somebodyNew, type Local } from './bodies.ts';
import type { Court } from './court.ts';
import { dayAfter, daysAgo, lastFallBack } from './days.ts';

type Told = { readonly status: unknown; readonly failedCodes: unknown };

/** What becomes of an act after a notice, through both services. */
const outcome = async (
  { decided, notices, submit }: Court,
  { act, notice, isShooting = true }: { act: Local; notice: Local; isShooting?: boolean },
): Promise<Told> => {
  const person = somebodyNew();
  await notices.serve(person, notice);
  const incident = isShooting ? { actClassCode: 'SHOOTING' } : {};
  const { status, failedCodes } = await decided(await submit(nominationBody(person, { actAt: act, incident })));
  return { status, failedCodes };
};

const CLEARED = { status: 'CLEARED', failedCodes: [] };
// The registry says no more than NO to an act before a notice: no condition that rests on it is proven.
const REFUSED = { status: 'REJECTED_PRECONDITION', failedCodes: expect.arrayContaining(['P2', 'P3']) };

/** Acts and notices a minute apart. */
export const turnOnAMinute = (court: () => Court): void => {
  describe('T4: charged with a shooting at 23:58, notice recorded as served 23:59 the same night', () => {
    const day = daysAgo(30);
    it.each([
      ['23:58', day, REFUSED],
      ['23:59', day, REFUSED],
      ['00:00', dayAfter(day, 1), CLEARED],
    ])('an act at %s of %s', async (time, actDay, expected) => {
      const found = await outcome(court(), { act: { local: `${actDay}T${time}` }, notice: { local: `${day}T23:59` } });
      expect(found).toEqual(expected);
    });
  });

  describe('T4: the night in which clocks show an hour twice', () => {
    const day = lastFallBack();
    const [summer, winter] = ['-06:00', '-07:00'];
    const at = (time: string, offset?: string): Local => ({ local: `${day}T${time}`, ...(offset && { offset }) });

    it('is ordered by what really was first, not by what the clocks showed', async () => {
      const after = { notice: at('01:50', summer), act: at('01:10', winter) };
      const before = { notice: at('01:10', winter), act: at('01:50', summer) };
      expect(await Promise.all([after, before].map(each => outcome(court(), each)))).toEqual([CLEARED, REFUSED]);
    });

    it('takes no time of that hour without its offset', async () => {
      const { notices, of } = court();
      await expect(notices.serve(somebodyNew(), at('01:50'))).rejects.toThrow('time.exists-twice');
      const body = nominationBody(somebodyNew(), { actAt: at('01:50') });
      const { status } = await of('nominator').post('/v1/escalations', body);
      expect(status).toBe(400);
    });

    it('counts seven days by hours that passed: one o’clock less on the clocks', async () => {
      const notice = { local: `${dayAfter(day, -3)}T12:00` };
      const week = (time: string) =>
        outcome(court(), { notice, act: { local: `${dayAfter(day, 4)}T${time}` }, isShooting: false });
      expect(await Promise.all([week('10:59'), week('11:00')])).toEqual([
        { status: 'REJECTED_PRECONDITION', failedCodes: ['P4'] },
        CLEARED,
      ]);
    });
  });
};
