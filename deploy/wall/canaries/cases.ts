import { eventually, type HttpClient } from '@crossroads/testing';
import { bodyOf, type City, type Who } from '../../journeys/city.ts';
import { daysAgo } from '../../journeys/escalation/days.ts';
import { nexusOf } from '../../journeys/escalation/bodies.ts';
import type { Nomination } from './enforcement-bodies.ts';
import type { Marks } from './marks.ts';

const PATIENCE = { withinMs: 90_000, everyMs: 150 };

/** One nomination on its way, and those who act on it. */
export type Case = {
  readonly id: string;
  readonly nominator: HttpClient;
  readonly act: (role: string, what: string, body?: object) => Promise<void>;
};

/** A reason or an answer with a mark in it. */
const words = (marks: Marks, what: string): string => `It is shown: ${marks.word('enforcement', what)}.`;

export const officeOf = ({ system }: City): string =>
  system.connections.people['prosecutor']?.find(({ site }) => site === 'abq')?.orgId ?? '';

/** Somebody is nominated, an attorney answers, and the registry is asked. */
export const nominate = async (
  city: City,
  marks: Marks,
  { body, by }: { body: Nomination; by: Who },
): Promise<Case> => {
  const nominator = city.as('escalation', by);
  const opened = await nominator.post('/v1/escalations', body);
  const id = bodyOf<{ escalationId: string }>(opened, 201).escalationId;
  const at = `/v1/escalations/${id}`;
  const act: Case['act'] = async (role, what, more = {}) =>
    void bodyOf(await city.as('escalation', { role }).post(`${at}/${what}`, more), 201);
  await act('attorney-reviewer', 'nexus-answers', {
    ...nexusOf(body),
    selfDefenceNote: words(marks, 'a note of the attorney'),
  });
  bodyOf(await nominator.post(`${at}/submissions`, {}), 201);
  await eventually(async () => {
    const status = await city.as('escalation', { role: 'process-manager' }).get(`${at}/status`);
    if (bodyOf(status, 200)['status'] === 'ATTESTATION_REQUESTED') throw new Error('the registry has not answered');
  }, PATIENCE);
  return { id, nominator, act };
};

/** Two people approve, and the office has the package. */
export const handIn = async (city: City, marks: Marks, { act }: Case): Promise<void> => {
  const approve = () => ({ decision: 'APPROVE', reasons: words(marks, 'a reason') });
  await act('process-reviewer', 'process-reviews', approve());
  await act('attorney-reviewer', 'attorney-reviews', approve());
  await act('process-manager', 'transmissions', { officeId: officeOf(city) });
};

const decide = (code: string, more: object = {}) => ({ code, decidedOn: daysAgo(0), ...more });

const review = async ({ act }: Case): Promise<void> => {
  await act('prosecutor', 'receipts');
  await act('prosecutor', 'review-starts');
};

const dispose =
  (body: object) =>
  async (found: Case): Promise<void> => {
    await review(found);
    await found.act('prosecutor', 'dispositions', body);
  };

/** How a package goes on once the office has it. */
export const endings: readonly ((found: Case, marks: Marks) => Promise<void>)[] = [
  dispose(decide('ACCEPT')),
  dispose(decide('DECLINE', { reasonCode: 'D05' })),
  dispose(decide('DEFER_STATE')),
  dispose(decide('DIVERT')),
  review,
  async (found, marks) => {
    await review(found);
    await found.act('prosecutor', 'returns', { infoCodes: ['EVIDENCE'] });
    const answer = { answer: words(marks, 'an answer') };
    bodyOf(await found.nominator.post(`/v1/escalations/${found.id}/answers`, answer), 201);
  },
  async ({ act }) => {
    await act('process-manager', 'recalls');
    await act('prosecutor', 'destructions');
  },
];
