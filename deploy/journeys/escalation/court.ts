import { eventually, readTopics, type HttpClient } from '@crossroads/testing';
import { bodyOf, signInsOf, startCity, type City, type Who } from '../city.ts';
import {
  APPROVE,
  nexusOf,
  noticeBody,
  NOTICE_AT,
  somebodyNew,
  type Local,
  type Nomination,
  type Subject,
} from './bodies.ts';
import { loadTexts, type Texts } from './texts.ts';

export type Site = 'abq' | 'lcr';
type Body = Readonly<Record<string, unknown>>;

/** Longer than usual: two services, two databases and the broker have to answer, on a machine that is busy. */
export const PATIENCE = { withinMs: 45_000, everyMs: 100 };

/** Sensitive acts want a sign-in of the last five minutes. */
const FRESH_MS = 180_000;

/** Who does what at a site; `nominators` has everybody who may nominate there. */
const peopleOf = (city: City) => {
  let signedIn = signInsOf(city.system);
  let since = performance.now();
  const as = (service: string, who: Who): HttpClient => {
    if (performance.now() - since > FRESH_MS) [signedIn, since] = [signInsOf(city.system), performance.now()];
    return signedIn.as(service, who);
  };
  const nominators = (site: Site): readonly Who[] =>
    (city.system.connections.people['nominator'] ?? [])
      .filter(each => each.site === site)
      .map(({ id }) => ({ role: 'nominator', site, id }));
  return { as, nominators };
};

const noticesOf = (as: City['as'], texts: Texts) => ({
  texts,
  team: (site: Site = 'abq') => as('notices', { role: 'notification-team', site }),
  lawyer: (site: Site = 'abq') => as('notices', { role: 'legal-reviewer', site }),
  /** A notice of that minute with help offered in person. */
  serve: async (subject: Subject, servedAt: Local, site: Site = 'abq'): Promise<string> => {
    const team = as('notices', { role: 'notification-team', site });
    return String(bodyOf(await team.post('/v1/notices', noticeBody(texts[site], subject, servedAt)), 201)['noticeId']);
  },
});

type People = ReturnType<typeof peopleOf>;

const enforcementOf = ({ as, nominators }: People) => {
  const of = (role: string, site: Site = 'abq'): HttpClient => as('escalation', { role, site });
  const post = async (client: HttpClient, path: string, body: object = {}): Promise<Body> =>
    bodyOf(await client.post(`/v1/escalations${path}`, body), 201);
  /** Nominates, has an attorney answer and submits; by the first nominator of the site unless told. */
  const submit = async (body: object, nexus: object, by?: Who): Promise<string> => {
    const who = by ?? nominators('abq')[0] ?? { role: 'nominator' };
    const site: Site = who.site === 'lcr' ? 'lcr' : 'abq';
    const nominator = as('escalation', who);
    const id = String((await post(nominator, '', body))['escalationId']);
    await post(of('attorney-reviewer', site), `/${id}/nexus-answers`, nexus);
    await post(nominator, `/${id}/submissions`);
    return id;
  };
  const status = async (id: string, site: Site = 'abq'): Promise<Body> =>
    bodyOf(await of('process-manager', site).get(`/v1/escalations/${id}/status`), 200);
  return {
    of,
    post,
    status,
    submit: (body: Nomination, by?: Who) => submit(body, nexusOf(body), by),
    /** How the case stands, once the registry's answer was decided on. */
    decided: (id: string, site: Site = 'abq'): Promise<Body> =>
      eventually(async () => {
        const found = await status(id, site);
        if (found['status'] === 'ATTESTATION_REQUESTED') throw new Error('nobody has answered yet');
        return found;
      }, PATIENCE),
    /** What a reviewer is told of a condition that is not met: code, met and reason. */
    unmet: async (id: string): Promise<readonly (readonly unknown[])[]> => {
      const { conditions } = bodyOf<{ conditions: readonly Body[] }>(
        await of('process-reviewer').get(`/v1/escalations/${id}`),
        200,
      );
      return conditions.filter(({ met }) => met !== 'yes').map(({ code, met, reasonCode }) => [code, met, reasonCode]);
    },
  };
};

type Enforcement = ReturnType<typeof enforcementOf>;

const officeOf = (city: City, { of, post, submit, decided }: Enforcement) => {
  const officeId = city.system.connections.people['prosecutor']?.find(({ site }) => site === 'abq')?.orgId ?? '';
  const steps: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
    PROCESS_APPROVED: id => post(of('process-reviewer'), `/${id}/process-reviews`, APPROVE),
    APPROVED: id => post(of('attorney-reviewer'), `/${id}/attorney-reviews`, APPROVE),
    TRANSMITTED: id => post(of('process-manager'), `/${id}/transmissions`, { officeId }),
    USAO_RECEIVED: id => post(of('prosecutor'), `/${id}/receipts`),
    UNDER_REVIEW: id => post(of('prosecutor'), `/${id}/review-starts`),
  };
  return {
    officeId,
    /** A case of somebody who was told, taken as far as a state. */
    reach: async (state: string, body: Nomination, by?: Who): Promise<string> => {
      const id = await submit(body, by);
      expect((await decided(id))['status']).toBe('CLEARED');
      const names = Object.keys(steps);
      for (const name of names.slice(0, names.indexOf(state) + 1)) await steps[name]?.(id);
      return id;
    },
  };
};

/** Everything that stands on topics, as parsed events with the text they came as. */
const storyOf = (city: City) => ({
  events: async (...topics: readonly string[]) => {
    type Event = { readonly id: string; readonly type: string; readonly subject: string; readonly data: Body };
    const records = await readTopics(city.system.servers, topics);
    return records.map(({ value }) => ({ ...(JSON.parse(value) as Event), text: value }));
  },
  /** Moves the clock of a service to so far ahead of ours. */
  moveClock: async (service: string, offsetMs: number): Promise<void> => {
    const address = city.system.connections.services[service];
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ offsetMs });
    const { status } = await fetch(`${address?.managementUrl}/clock`, { method: 'PUT', headers, body });
    expect(status).toBe(200);
  },
});

/** The notices and enforcement planes of a city that runs beside its help plane. */
export const startCourt = async (name: string, portBase: number) => {
  const city = await startCity(name, portBase, ['help', 'neutral', 'enforcement']);
  const people = peopleOf(city);
  const enforcement = enforcementOf(people);
  const notices = noticesOf(people.as, await loadTexts(city));
  const [, second = { role: 'nominator' }] = people.nominators('abq');
  return {
    city,
    ...people,
    tokenOf: city.tokenOf,
    notices,
    /** Another nominator of the first one's unit; each may have ten questions an hour answered. */
    second,
    /** Somebody new, who was served a notice and offered help. */
    told: async (): Promise<Subject> => {
      const person = somebodyNew();
      await notices.serve(person, NOTICE_AT);
      return person;
    },
    ...enforcement,
    ...officeOf(city, enforcement),
    ...storyOf(city),
  };
};

export type Court = Awaited<ReturnType<typeof startCourt>>;
