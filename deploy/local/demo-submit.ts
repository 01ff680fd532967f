import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { idempotencyKey, resolveTimes } from './demo-lines.ts';
import type { DemoLine } from './demo-lines.ts';
import { inPool } from './pool.ts';

/** The submitter's own proof that a referral was accepted. It holds no personal data, and is on disk before it counts. */
export type Acknowledgement = {
  readonly line: number;
  readonly site: string;
  readonly referralId: string;
  readonly reference: string;
  /** Wall clock, milliseconds. */
  readonly sentAt: number;
};

export type SubmitOptions = {
  readonly file: string;
  readonly url: string;
  readonly base: Date;
  readonly installation: string;
  readonly timeZones: ReadonlyMap<string, string>;
  readonly tokenOf: (handle: string) => Promise<string>;
};

/** At most this many referrals are under way at once. */
const IN_FLIGHT = 8;
const ATTEMPTS = 20;

export const acknowledged = (file: string): readonly Acknowledgement[] => {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map(line => JSON.parse(line) as Acknowledgement);
};

// Busy, still running or gone away: the same key asks again. Anything else is an answer.
const isTransient = (status: number): boolean => status === 409 || status === 429 || status >= 500;

const pauseMs = (answer: Response | undefined): number => {
  const seconds = Number(answer?.headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 250;
};

const post = async (line: DemoLine, options: SubmitOptions): Promise<Acknowledgement> => {
  const body = JSON.stringify(resolveTimes(line.body, options.base, options.timeZones.get(line.site) ?? 'UTC'));
  const headers = {
    authorization: `Bearer ${await options.tokenOf(line.as)}`,
    'content-type': 'application/json',
    'idempotency-key': idempotencyKey(options.installation, line.line),
  };
  const sentAt = Date.now();
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(`${options.url}/v1/referrals`, { method: 'POST', headers, body }).catch(() => undefined);
    if (answer?.status === 201) {
      const { reference, referralId } = (await answer.json()) as Pick<Acknowledgement, 'reference' | 'referralId'>;
      return { line: line.line, site: line.site, referralId, reference, sentAt };
    }
    const said = answer ? `status ${answer.status} ${await answer.text()}` : 'no answer';
    if ((answer && !isTransient(answer.status)) || attempt === ATTEMPTS)
      throw new Error(`demo line ${line.line}: ${said}`);
    await sleep(pauseMs(answer));
  }
};

/**
 * Submits the lines that have no acknowledgement yet, in file order. Each acknowledgement is written and flushed before
 * it is counted. @returns the refusals, one sentence each
 */
export const submitLines = async (lines: readonly DemoLine[], options: SubmitOptions): Promise<readonly string[]> => {
  const known = new Set(acknowledged(options.file).map(({ line }) => line));
  mkdirSync(dirname(options.file), { recursive: true });
  const handle = openSync(options.file, 'a', 0o600);
  const submit = async (line: DemoLine): Promise<string | undefined> => {
    try {
      writeSync(handle, `${JSON.stringify(await post(line, options))}\n`);
      fsyncSync(handle);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  try {
    const said = await inPool(
      lines.filter(({ line }) => !known.has(line)),
      IN_FLIGHT,
      submit,
    );
    return said.filter(refusal => refusal !== undefined);
  } finally {
    closeSync(handle);
  }
};
