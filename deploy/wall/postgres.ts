import pg from 'pg';
import { planeOf, planes } from '../migrate/catalog.ts';
import type { MigratedPlane } from '../migrate/catalog.ts';
import { roleUrl } from '../local/servers.ts';
import type { ServerLogins } from '../local/servers.ts';
import { Door } from './door.ts';
import type { Cluster, Login } from './door.ts';
import { together } from './pair.ts';
import type { Attempt, Pair, Tried, Verdict } from './pair.ts';
import { contentsOf } from './postgres-contents.ts';
import type { Contents, Table } from './postgres-contents.ts';

type Postgres = ServerLogins['postgres'];

/** A login at the cluster of a plane, its own or another. */
type Visit = { readonly login: Login; readonly plane: MigratedPlane; readonly cluster: Cluster };

const id = pg.escapeIdentifier;

const statementsOn = ({ schema, name, column, isSequence }: Table): readonly (readonly [string, string])[] => {
  const table = `${id(schema)}.${id(name)}`;
  const select = ['SELECT', `select 1 from ${table} limit 1`] as const;
  if (isSequence) return [select]; // to draw a number could not be taken back
  return [
    select,
    ['INSERT', `insert into ${table} default values`],
    ['UPDATE', `update ${table} set ${id(column ?? 'no_column')} = null where false`],
    ['DELETE', `delete from ${table} where false`],
    ['TRUNCATE', `truncate ${table}`],
  ];
};

type Step = { readonly attempt: string; readonly target: string; readonly statement: string };

/** Everything in a cluster that is not the login's own, a group of statements for each thing. */
const foreignSteps = ({ login, plane }: Visit, { roles, schemas, tables }: Contents): readonly (readonly Step[])[] => {
  const isForeign = (schema: string): boolean => schema !== login.user;
  return [
    ...tables
      .filter(({ schema }) => isForeign(schema))
      .map(table => {
        const target = `${plane}.${table.schema}.${table.name}`;
        return statementsOn(table).map(([attempt, statement]) => ({ attempt, target, statement }));
      }),
    ...schemas.filter(isForeign).map(schema => {
      const statement = `create table ${id(schema)}.${id('wall_probe')} ()`;
      return [{ attempt: 'CREATE IN', target: `${plane}.${schema}`, statement }];
    }),
    ...roles.filter(isForeign).map(role => {
      return [{ attempt: 'SET ROLE', target: `${role} of ${plane}`, statement: `set role ${id(role)}` }];
    }),
  ];
};

const pairOf = ({ login, plane }: Visit, what: Pick<Attempt, 'attempt' | 'target'>, verdict: Verdict): Pair => {
  const { attempt, target } = what;
  return { kind: 'postgres', principal: login.user, attempt, plane, target, ...verdict };
};

// A closed door is tried anew for each thing behind it: what is written down as tried was tried.
const stepsThrough = async (door: Door, visit: Visit, steps: readonly Step[]): Promise<Pair[]> => {
  const entered = await door.enter();
  const pairs: Pair[] = [];
  for (const step of steps)
    pairs.push(pairOf(visit, step, entered.outcome === 'allowed' ? await door.try(step.statement) : entered));
  return pairs;
};

const throughAll = async (visit: Visit, groups: readonly (readonly Step[])[]): Promise<Pair[]> => {
  const door = new Door(visit.login, { at: visit.cluster, database: visit.plane });
  const pairs: Pair[] = [];
  for (const steps of groups) pairs.push(...(await stepsThrough(door, visit, steps)));
  await door.leave();
  return pairs;
};

const knock = async (visit: Visit, database: string): Promise<Pair> => {
  const door = new Door(visit.login, { at: visit.cluster, database });
  const entered = await door.enter();
  await door.leave();
  return pairOf(visit, { attempt: 'CONNECT', target: `database ${database} of ${visit.plane}` }, entered);
};

const isHome = ({ login, plane }: Visit): boolean => planeOf(login.user) === plane;

const ownSteps = ({ login, plane }: Visit, tables: readonly Table[]): readonly (readonly Step[])[] =>
  tables
    .filter(({ schema, isSequence }) => schema === login.user && !isSequence)
    .map(table => {
      const target = `${plane}.${table.schema}.${table.name}`;
      return statementsOn(table)
        .slice(0, 1)
        .map(([attempt, statement]) => ({ attempt, target, statement }));
    });

const visited = async (visit: Visit, contents: Contents | undefined): Promise<Tried> => {
  const known = new Set([...planes, 'postgres', 'template1', ...(contents?.databases ?? [])]);
  const isOwn = (database: string): boolean => isHome(visit) && database === visit.plane;
  const foreign = [...known].filter(database => !isOwn(database));
  const pairs: Pair[] = [];
  for (const database of foreign) pairs.push(await knock(visit, database));
  if (contents) pairs.push(...(await throughAll(visit, foreignSteps(visit, contents))));
  if (!isHome(visit)) return { pairs, own: [] };
  const door = await knock(visit, visit.plane);
  return { pairs, own: [door, ...(contents ? await throughAll(visit, ownSteps(visit, contents.tables)) : [])] };
};

const listed = async (plane: MigratedPlane, cluster: Cluster): Promise<Contents | undefined> => {
  const [first] = Object.keys(cluster.roles);
  // What cannot be listed is knocked at all the same, and that says why.
  return first ? contentsOf(plane, roleUrl(cluster, first)).catch(() => undefined) : undefined;
};

export type PostgresTried = Tried & { readonly sideDoors: readonly string[] };

/** Every login of every plane at every cluster: its databases, and all that is in them but the login's own. */
export const tryPostgres = async (postgres: Postgres): Promise<PostgresTried> => {
  const clusters = planes.flatMap(plane => {
    const cluster = postgres[plane];
    return cluster ? [{ plane, cluster }] : [];
  });
  const contents = await Promise.all(clusters.map(({ cluster, plane }) => listed(plane, cluster)));
  const logins = clusters.flatMap(({ cluster }) => Object.values(cluster.roles));
  const visits = logins.flatMap(login =>
    clusters.map(({ cluster, plane }, at) => visited({ login, plane, cluster }, contents[at])),
  );
  return {
    ...together(await Promise.all(visits)),
    sideDoors: contents.flatMap(each => each?.sideDoors ?? []),
  };
};
