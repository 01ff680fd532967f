import { join } from 'node:path';
import {
  eventually,
  httpClient,
  referralBody,
  type HttpAnswer,
  type HttpClient,
  type Overrides,
} from '@crossroads/testing';
import { wipeData } from '../local/data-version.ts';
import { loadDemo } from '../local/demo-load.ts';
import { services } from '../migrate/catalog.ts';
import { filesOf, namedEnvironment } from '../local/environment.ts';
import type { LocalPlane } from '../local/environment.ts';
import type { Environment } from '../local/environment.ts';
import type { SignIn } from '../local/people.ts';
import { silent } from '../local/progress.ts';
import { stopAll } from '../local/servers.ts';
import { tokensOf } from '../local/sign-in.ts';
import { startSystem } from '../local/system.ts';
import type { System } from '../local/system.ts';

type Body = Readonly<Record<string, unknown>>;

/** A placement as a coordinator sees it: the fields that journeys look at. */
export type Placement = {
  readonly placementId: string;
  readonly referralId: string;
  readonly needCode: string;
  readonly status: string;
  readonly gapCode: string | null;
  readonly waitlistServiceId: string | null;
  readonly offer: Offer | null;
  readonly offers: readonly Offer[];
};

export type Offer = {
  readonly offerId: string;
  readonly serviceId: string;
  readonly providerId: string;
  readonly status: string;
};

export type Service = {
  readonly serviceId: string;
  readonly providerId: string;
  readonly name: string;
  readonly needCodes: readonly string[];
  readonly capacity: {
    readonly unitCode: string;
    readonly available: number;
    readonly held: number;
    readonly version: number;
  } | null;
};

/** Which person: a role at a site, of an organisation or with an id where that matters. */
export type Who = { readonly role: string; readonly site?: string; readonly orgId?: string; readonly id?: string };

/** A running demo city without its referrals, and everybody in it. */
export type City = {
  readonly system: System;
  readonly environment: Environment;
  /** @throws {Error} when nobody is like that */
  readonly as: (service: string, who: Who) => HttpClient;
  /** Somebody's access token, good at every service. */
  readonly tokenOf: (who: Who) => Promise<string>;
  /** Submits a referral by a hospital of `abq`; the body passes every check but for the overrides. */
  readonly submit: (overrides?: Overrides) => Promise<string>;
  /** The placements of a referral, once there are some and all of them have one of the statuses. */
  readonly placed: (referralId: string, ...statuses: readonly string[]) => Promise<readonly Placement[]>;
  readonly service: (name: string) => Promise<Service>;
  /** Reports so many places of a service. */
  readonly makeRoom: (name: string, available: number, maximum: number) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The body of an answer with that status. @throws {Error} on another status, with code and pointers of the problem */
export const bodyOf = <T = Body>(answer: HttpAnswer, status: number): T => {
  if (answer.status !== status)
    throw new Error(`status ${answer.status}, not ${status}: ${JSON.stringify(answer.body)}`);
  return answer.body as T;
};

/** Everybody of a system, each signed in once; a new call signs in anew. */
export const signInsOf = ({ connections }: System): Pick<City, 'as' | 'tokenOf'> => {
  const tokens = tokensOf(connections);
  const find = ({ role, site = 'abq', orgId, id }: Who): SignIn => {
    const found = connections.people[role]?.find(
      each =>
        each.site === site && (orgId === undefined || each.orgId === orgId) && (id === undefined || each.id === id),
    );
    if (!found) throw new Error(`nobody is ${role} of ${orgId ?? id ?? site}`);
    return found;
  };
  return {
    tokenOf: who => tokens(find(who)),
    as: (service, who) => {
      const address = connections.services[service];
      const person = find(who);
      if (!address) throw new Error(`no service is called ${service}`);
      return httpClient(address.url, () => tokens(person));
    },
  };
};

const actsOf = (as: City['as']): Pick<City, 'submit' | 'placed' | 'service' | 'makeRoom'> => {
  const coordinator = (): HttpClient => as('routing', { role: 'coordinator' });
  const service = async (name: string): Promise<Service> => {
    const { items } = bodyOf<{ items: readonly Service[] }>(await coordinator().get('/v1/services?limit=100'), 200);
    const found = items.find(each => each.name === name);
    if (!found) throw new Error(`no service is called ${name}`);
    return found;
  };
  return {
    service,
    submit: async overrides => {
      const answer = await as('intake', { role: 'hospital' }).post('/v1/referrals', referralBody(overrides));
      return bodyOf<{ referralId: string }>(answer, 201).referralId;
    },
    placed: (referralId, ...statuses) =>
      eventually(async () => {
        const answer = await coordinator().get(`/v1/placements?referralId=${referralId}`);
        const { items } = bodyOf<{ items: readonly Placement[] }>(answer, 200);
        const others = items.filter(({ status }) => !statuses.includes(status)).map(({ status }) => status);
        if (items.length === 0 || others.length > 0) throw new Error(`placements: ${others.join(', ') || 'none'}`);
        return items;
      }),
    makeRoom: async (name, available, maximum) => {
      const { serviceId, capacity } = await service(name);
      const ifMatch = capacity ? `"${capacity.version}"` : undefined;
      const body = { unitCode: capacity?.unitCode ?? 'PLACE', available, maximum };
      bodyOf(await coordinator().put(`/v1/services/${serviceId}/capacity`, body, { ifMatch }), 200);
    },
  };
};

/**
 * Starts a city of one's own, with the help plane unless more is asked for. Its clock can be moved; its spans lie in
 * `<folder>/traces`, one file a service.
 */
export const startCity = async (
  name: string,
  portBase: number,
  planes: readonly LocalPlane[] = ['help'],
): Promise<City> => {
  const environment = namedEnvironment(name, portBase, { planes });
  await stopAll(environment, () => undefined);
  wipeData(environment);
  const traces = (service: string) => ({ TRACE_FILE: join(environment.folder, 'traces', `${service}.jsonl`) });
  const env = { all: { CLOCK_OFFSET_MS: '0' }, ...Object.fromEntries(services.map(each => [each, traces(each)])) };
  const system = await startSystem({ environment, progress: silent, env });
  await loadDemo(system.connections, environment);
  const people = signInsOf(system);
  return { system, environment, ...people, ...actsOf(people.as), stop: () => system.stop() };
};

/** The connections file of a city, for commands that read it. */
export const connectionsFile = ({ environment }: City): string => filesOf(environment).connections;
