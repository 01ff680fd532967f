import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { demoLines, expectedLines, resolveTimes, timeZones } from '../local/demo-lines.ts';
import { tokensOf } from '../local/sign-in.ts';
import type { Connections } from '../local/system.ts';
import { must } from './checks.ts';

export const SITE = 'abq';
export const PATIENCE_MS = 15_000;

export type Accepted = { readonly referralId: string; readonly reference: string; readonly sender: string };
type Placement = { readonly status: string };

export const tokenOf = (connections: Connections, fits: (role: string, handle: string) => boolean): Promise<string> => {
  const { people } = connections;
  const all = Object.entries(people).flatMap(([role, signIns]) => signIns.map(signIn => ({ role, ...signIn })));
  const found = all.find(({ handle, role, site }) => site === SITE && fits(role, handle));
  if (!found) throw new Error('The demo has no such person');
  return tokensOf(connections)(found);
};

export const address = ({ services }: Connections, name: string): string => {
  const found = services[name];
  if (!found) throw new Error(`No address of ${name}`);
  return found.url;
};

const consentedLine = () => {
  const offered = new Set(
    expectedLines()
      .filter(({ finalState }) => finalState === 'offered')
      .map(({ line }) => line),
  );
  const found = demoLines().find(({ line, site }) => site === SITE && offered.has(line));
  if (!found) throw new Error('No referral of the demo is expected to be offered');
  return found;
};

/** Submits the first referral of the demo that shall lead to an offer. */
export const submitReferral = async (connections: Connections): Promise<Accepted> => {
  const line = consentedLine();
  const sender = await tokenOf(connections, (_, handle) => handle === line.as);
  const body = resolveTimes(line.body, new Date(), timeZones().get(SITE) ?? 'UTC');
  const answer = await fetch(`${address(connections, 'intake')}/v1/referrals`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${sender}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(body),
  });
  must(answer.status === 201, `intake answered ${answer.status}`);
  const { reference, referralId } = (await answer.json()) as Accepted;
  must(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(reference), 'the answer has no reference');
  return { referralId, reference, sender };
};

const placements = async (connections: Connections, referralId: string): Promise<readonly Placement[]> => {
  const coordinator = await tokenOf(connections, role => role === 'coordinator');
  const url = `${address(connections, 'routing')}/v1/placements?referralId=${referralId}`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${coordinator}` } });
  must(answer.status === 200, `routing answered ${answer.status}`);
  return ((await answer.json()) as { items: Placement[] }).items;
};

/** Waits until a coordinator sees an offer. @throws {Error} when there is none in time */
export const seeOffer = async (connections: Connections, { referralId }: Accepted): Promise<void> => {
  const until = performance.now() + PATIENCE_MS;
  let last: readonly Placement[] = [];
  while (performance.now() < until) {
    last = await placements(connections, referralId);
    if (last.some(({ status }) => status === 'offered')) return;
    await sleep(20);
  }
  throw new Error(
    `no offer in ${PATIENCE_MS / 1000} s; placements: ${last.map(({ status }) => status).join() || 'none'}`,
  );
};

/** What the person who sent it may see: that it was received, and no more. */
export const seeOwnView = async (connections: Connections, { referralId, sender }: Accepted): Promise<void> => {
  const url = `${address(connections, 'intake')}/v1/referrals/${referralId}`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${sender}` } });
  const view = (await answer.json()) as { state?: string };
  must(answer.status === 200 && view.state === 'received', `status ${answer.status}, state ${view.state}`);
};
