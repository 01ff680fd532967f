import { join } from 'node:path';
import { planeOf } from '../migrate/catalog.ts';
import { idempotencyKey, resolveTimes, timeZones } from './demo-lines.ts';
import type { Visit } from './demo-outcome.ts';
import { postUntilAnswered } from './demo-post.ts';
import { filesOf } from './environment.ts';
import type { Environment } from './environment.ts';
import { linesIn, openJournal } from './journal.ts';
import type { SignIn } from './people.ts';
import { secretsIn } from './secrets.ts';

/** An act by its name, who does it and where. */
export type Act = {
  readonly name: string;
  readonly as: string;
  readonly service: string;
  readonly path: string;
  readonly body: unknown;
};

type Done = { readonly act: string; readonly id: string };
type Answered = { readonly noticeId?: string; readonly escalationId?: string };

/** Demo people at work in a running system, each signed in once. */
export type Actors = {
  /** Does something once in the life of an installation, and writes down that it was done and what it gave. */
  readonly once: (name: string, work: () => Promise<string>) => Promise<string>;
  /** Acts, once. Gives the id of what the act is about. */
  readonly act: (act: Act) => Promise<string>;
  /** What the service shows somebody of that role and site. */
  readonly read: <T>(
    service: string,
    who: Pick<SignIn, 'site'> & { readonly role: string },
    path: string,
  ) => Promise<T>;
  readonly close: () => void;
};

const urlOf = ({ connections }: Visit, service: string, path: string): string =>
  `${connections.services[service]?.url ?? ''}${path}`;

const readerOf = (visit: Visit): Actors['read'] => {
  return async <T>(service: string, { role, site }: { readonly role: string; readonly site: string }, path: string) => {
    const person = visit.connections.people[role]?.find(each => each.site === site);
    if (!person) throw new Error(`nobody is ${role} at ${site}`);
    const headers = { authorization: `Bearer ${await visit.tokens(person)}` };
    const answer = await fetch(urlOf(visit, service, path), { headers });
    if (answer.status !== 200) throw new Error(`${service} answered ${answer.status} to a ${role}`);
    return (await answer.json()) as T;
  };
};

/** Who acts in the demo; times in what they send count from the base. */
export const actorsOf = (visit: Visit, environment: Environment, base: Date): Actors => {
  const people = Object.values(visit.connections.people).flat();
  const file = join(filesOf(environment).demo, 'acts.jsonl');
  const done = new Map(linesIn<Done>(file).map(({ act, id }) => [act, id]));
  const installation = secretsIn(filesOf(environment).secrets)('demo.installation');
  const journal = openJournal(file);
  const send = async ({ name, as, service, path, body }: Act): Promise<string> => {
    const person = people.find(({ handle, plane }) => handle === as && plane === planeOf(service));
    if (!person) throw new Error(`${name}: nobody has the handle ${as}`);
    const { escalationId, noticeId } = await postUntilAnswered<Answered>(`${name} by ${as}`, {
      url: urlOf(visit, service, path),
      token: await visit.tokens(person),
      key: idempotencyKey(installation, name),
      body: resolveTimes(body, base, timeZones().get(person.site) ?? 'UTC'),
    });
    return noticeId ?? escalationId ?? '';
  };
  const once: Actors['once'] = async (name, work) => {
    const known = done.get(name);
    if (known !== undefined) return known;
    const id = await work();
    journal.add({ act: name, id } satisfies Done);
    return id;
  };
  return {
    once,
    act: act => once(act.name, () => send(act)),
    read: readerOf(visit),
    close: () => journal.close(),
  };
};
