import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';

const CONNECTIONS = 64;

/** One referral: when it was meant to be sent, and when it was answered with 201 (milliseconds of `performance.now()`). */
export type Sent = { readonly intendedAt: number; acceptedAt?: number; referralId?: string; refusal?: string };

export type SenderOptions = {
  readonly url: string;
  /** The sender's token, the same until it nears its end. */
  readonly token: () => Promise<string>;
  readonly moments: readonly number[];
  readonly body: (index: number) => string;
};

const submit = async (
  pool: Pool,
  sent: Sent,
  { token, body: json }: { token: SenderOptions['token']; body: string },
): Promise<void> => {
  const { body, statusCode } = await pool.request({
    path: '/v1/referrals',
    method: 'POST',
    headers: {
      authorization: `Bearer ${await token()}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: json,
  });
  const text = await body.text();
  if (statusCode !== 201) {
    sent.refusal = `status ${statusCode}`;
    return;
  }
  sent.acceptedAt = performance.now();
  sent.referralId = (JSON.parse(text) as { referralId: string }).referralId;
};

/** Sends each referral at its moment, however slow the answers are, and waits for the last of them. */
export const sendAll = async (options: SenderOptions, all: Sent[] = []): Promise<Sent[]> => {
  const pool = new Pool(options.url, { connections: CONNECTIONS, pipelining: 1 });
  const began = performance.now();
  const underWay: Promise<void>[] = [];
  for (const [index, moment] of options.moments.entries()) {
    const intendedAt = began + moment;
    const early = intendedAt - performance.now();
    if (early > 1) await sleep(early);
    const sent: Sent = { intendedAt };
    all.push(sent);
    underWay.push(
      submit(pool, sent, { token: options.token, body: options.body(index) }).catch((error: unknown) => {
        sent.refusal = error instanceof Error ? error.message : String(error);
      }),
    );
  }
  await Promise.all(underWay);
  await pool.close();
  return all;
};
