import type { City } from '../city.ts';
import type { Ask, Told } from './asking.ts';
import { learnedBody, type Body, type KnownIds } from './bodies.ts';
import type { Crowd, Person } from './crowd.ts';
import { pathOf, type Api, type Route } from './routes.ts';

/** A running city, what it offers, and who may ask. */
export type World = {
  readonly city: City;
  readonly api: Api;
  readonly crowd: Crowd;
  readonly ask: Ask;
};

/** An act of somebody by the route of an action; undefined where no service has it. */
export type Act = (
  person: Person,
  action: string,
  about: { readonly id?: string; readonly body?: Body; readonly ifMatch?: string },
) => Promise<Told | undefined>;

export const actIn =
  ({ api, crowd, ask }: World): Act =>
  async (person, action, { id = '', body = {}, ifMatch }) => {
    const route = api.routes.find(each => each.action === action);
    if (!route) return undefined;
    const { service, method } = route;
    const path = pathOf(route, id, () => crypto.randomUUID());
    return ask({ service, method, path, person, token: await crowd.fresh(person), body, ifMatch });
  };

/** A body that a route takes of somebody who may, found by asking about what does not exist. */
export const bodyFor = async (
  { ask, crowd, api }: World,
  route: Route,
  { person, known }: { readonly person: Person; readonly known: KnownIds },
): Promise<Body> => {
  const { service, method } = route;
  const token = await crowd.fresh(person);
  const path = pathOf(route, crypto.randomUUID(), () => crypto.randomUUID());
  return learnedBody(api, route, { known, send: body => ask({ service, method, path, person, token, body }) });
};
