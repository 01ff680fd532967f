/** Every place at which a fault test can kill the process, in the order of the failure table of the messaging design. */
export const crashPoints = [
  'acceptBeforeCommit',
  'acceptAfterCommit', // before the relay is kicked
  'acceptBeforeAnswer',
  'relayBeforeProduce',
  'afterProduceBeforeDelete',
  'relayAfterDelete',
  'consumeBeforeCommit',
  'consumeAfterCommit', // before the offsets are committed at the broker
  'parkedBeforeCommit',
  'parkedAfterCommit',
  'deadlineBeforeCommit',
  'deadlineAfterCommit',
] as const;

/** A place at which a process may be killed. */
export type CrashPoint = (typeof crashPoints)[number];

/** Told whenever a crash point is reached; a simulation may never resolve it. Production: see {@link crashFrom}. */
export type Reached = (point: CrashPoint) => void | Promise<void>;

/** Nothing happens. */
export const passBy: Reached = () => undefined;

/** Which kind of transaction runs: names its crash points. */
export type WorkKind = 'accept' | 'consume' | 'parked' | 'deadline';

/**
 * Kills this process with SIGKILL at the named point, `point` or `point:n` for the n-th time it is reached.
 * @throws {TypeError} when no point has that name: a test that cannot fail is worse than none
 */
export const crashFrom = (setting: string | undefined): Reached => {
  if (!setting) return passBy;
  const [name = '', nth = '1'] = setting.split(':');
  if (!crashPoints.some(point => point === name)) throw new TypeError(`no crash point is called ${name}`);
  let left = Number(nth);
  return point => {
    if (point !== name) return;
    left -= 1;
    if (left <= 0) process.kill(process.pid, 'SIGKILL');
  };
};
