import { jest } from '@jest/globals';
import { crashFrom, crashPoints, passBy } from './crash-points.ts';

const kill = jest.spyOn(process, 'kill').mockImplementation(() => true);

beforeEach(() => kill.mockClear());
afterAll(() => kill.mockRestore());

it('kills the process where it was told to, and nowhere else', async () => {
  const reached = crashFrom('afterProduceBeforeDelete');
  for (const point of crashPoints.filter(name => name !== 'afterProduceBeforeDelete')) await reached(point);
  expect(kill).not.toHaveBeenCalled();
  await reached('afterProduceBeforeDelete');
  expect(kill).toHaveBeenCalledWith(process.pid, 'SIGKILL');
});

it('counts, when told to wait for the n-th time', async () => {
  const reached = crashFrom('consumeAfterCommit:3');
  await reached('consumeAfterCommit');
  await reached('consumeAfterCommit');
  expect(kill).not.toHaveBeenCalled();
  await reached('consumeAfterCommit');
  expect(kill).toHaveBeenCalledTimes(1);
});

it('does nothing without a setting, and refuses a name that no point has', () => {
  expect(crashFrom(undefined)).toBe(passBy);
  expect(() => crashFrom('afterLunch')).toThrow('no crash point');
});
