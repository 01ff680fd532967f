import { idempotencyKey, resolveTimes } from './demo-lines.ts';
import type { DemoLine } from './demo-lines.ts';
import { postUntilAnswered } from './demo-post.ts';
import { linesIn, openJournal } from './journal.ts';
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

export const acknowledged = (file: string): readonly Acknowledgement[] => linesIn<Acknowledgement>(file);

type Accepted = Pick<Acknowledgement, 'reference' | 'referralId'>;

const post = async (line: DemoLine, options: SubmitOptions): Promise<Acknowledgement> => {
  const token = await options.tokenOf(line.as);
  const sentAt = Date.now();
  const { reference, referralId } = await postUntilAnswered<Accepted>(`demo line ${line.line}`, {
    url: `${options.url}/v1/referrals`,
    token,
    key: idempotencyKey(options.installation, line.line),
    body: resolveTimes(line.body, options.base, options.timeZones.get(line.site) ?? 'UTC'),
  });
  return { line: line.line, site: line.site, referralId, reference, sentAt };
};

/**
 * Submits the lines that have no acknowledgement yet, in file order. Each acknowledgement is written and flushed before
 * it is counted. @returns the refusals, one sentence each
 */
export const submitLines = async (lines: readonly DemoLine[], options: SubmitOptions): Promise<readonly string[]> => {
  const known = new Set(acknowledged(options.file).map(({ line }) => line));
  const journal = openJournal(options.file);
  const submit = async (line: DemoLine): Promise<string | undefined> => {
    try {
      journal.add(await post(line, options));
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
    journal.close();
  }
};
