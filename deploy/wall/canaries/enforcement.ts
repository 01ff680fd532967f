import { bodyOf, signInsOf, type City, type Who } from '../../journeys/city.ts';
import { endings, handIn, nominate, type Case } from './cases.ts';
import { markedNomination, markedSubject } from './enforcement-bodies.ts';
import type { Marks } from './marks.ts';
import { servePeople } from './notices.ts';
import { packageText } from './packages.ts';

/** What the two other planes know of, and the packages as an office gets them. */
export type EnforcementSide = {
  readonly noticeIds: readonly string[];
  readonly escalationIds: readonly string[];
  readonly packages: readonly string[];
  readonly people: number;
};

const nominatorsOf = ({ system }: City): readonly Who[] =>
  (system.connections.people['nominator'] ?? [])
    .filter(({ site }) => site === 'abq')
    .map(({ id }) => ({ role: 'nominator', id }));

/** One that a reviewer refuses, and one that is withdrawn. */
const endWithoutPackage = async (refused: Case, withdrawn: Case, marks: Marks): Promise<void> => {
  const reasons = `It is not shown: ${marks.word('enforcement', 'a reason')}.`;
  await refused.act('process-reviewer', 'process-reviews', { decision: 'REFUSE', reasons });
  const withdrawal = { reasonCode: 'EVIDENCE_CHANGED' };
  bodyOf(await withdrawn.nominator.post(`/v1/escalations/${withdrawn.id}/withdrawals`, withdrawal), 201);
};

/** People are served notices; ten of them are nominated, and go every way that a nomination goes. `planted` stands in each. */
export const escalatePeople = async (signedIn: City, marks: Marks, planted: string): Promise<EnforcementSide> => {
  // Approvals and holds want a sign-in of the last minutes.
  const city = { ...signedIn, ...signInsOf(signedIn.system) };
  const told = await servePeople(city, marks);
  const [first = { role: 'nominator' }, second = first] = nominatorsOf(city);
  const [packages, escalationIds]: [string[], string[]] = [[], []];
  const begin = async (nth: number, by: Who): Promise<Case> => {
    const subject = told[nth]?.subject ?? markedSubject(marks);
    const found = await nominate(city, marks, { body: markedNomination(marks, subject, planted), by });
    escalationIds.push(found.id);
    return found;
  };
  for (const [nth, end] of endings.entries()) {
    const found = await begin(nth, second);
    await handIn(city, marks, found);
    packages.push(await packageText(city, found.id));
    await end(found, marks);
  }
  const withdrawn = await begin(endings.length, first);
  await endWithoutPackage(await begin(endings.length + 1, second), withdrawn, marks);
  await begin(told.length, first);
  return { noticeIds: told.map(({ noticeId }) => noticeId), escalationIds, packages, people: told.length + 1 };
};
