import { demoLines, resolveTimes } from '../local/demo-lines.ts';
import { ownBirthday, ownName } from './arrivals.ts';

/** Site of the bench: nothing else happens there. */
export const BENCH_SITE = 'bch';

type Body = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Body => typeof value === 'object' && value !== null;

/** A referral like the template, about a person who shares nothing with another. */
const aboutSomebodyNew = (template: Body): Body => {
  const person = isRecord(template['person']) ? template['person'] : {};
  const { birthDate } = person;
  const born = typeof birthDate === 'string' ? { birthDate: ownBirthday(birthDate) } : {};
  const name = { given: ownName(), family: ownName() };
  return { ...template, person: { ...person, ...born, phones: [], name } };
};

/** The referrals of the demo city, as an endless source of new ones with the same mix. */
export const demoMix = (timeZone: string): ((index: number) => string) => {
  const now = new Date();
  // Instants fall before the bench begins and stay there; what the demo calls a duplicate is somebody new here.
  const templates = demoLines()
    .filter(({ site }) => site === 'abq')
    .map(({ body }) => resolveTimes(body, now, timeZone))
    .filter(isRecord)
    .map(body => Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'receivedAt')));
  if (templates.length === 0) throw new Error('the demo city has no referrals to take the mix from');
  return index => JSON.stringify(aboutSomebodyNew(templates[(index * 37) % templates.length] ?? {}));
};
