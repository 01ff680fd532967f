import { readdirSync, readFileSync } from 'node:fs';
import { policySetTextToParts, policyToJson, schemaToJson, type PolicyJson } from '@cedar-policy/cedar-wasm/nodejs';
import { LIST_SCOPES, type ActionHome, type ActionInfo, type PolicyRule, type PolicySource } from './policy-source.ts';
import { PLANES, PURPOSES, type Plane } from '../access/roles.ts';
import type { ListScope } from '../access/policies.ts';

/** Where the policies are: beside the sources and beside the build. */
export const POLICY_FOLDER = new URL('../../policies/', import.meta.url);

const SCHEMA = 'schema.cedarschema';

const isPolicies = (path: string): boolean => path.endsWith('.cedar');

const textAt = (path: string): string => readFileSync(new URL(path, POLICY_FOLDER), 'utf8');

/** Reads what is committed. @throws {TypeError} naming what cannot be used */
export const readPolicyFiles = (): PolicySource => {
  const found = readdirSync(POLICY_FOLDER, { recursive: true, encoding: 'utf8' });
  const paths = found.map(path => path.replaceAll('\\', '/')).filter(isPolicies);
  const schema = textAt(SCHEMA);
  const actions = actionsIn(schema);
  const rules = paths.toSorted().flatMap(path => rulesIn(textAt(path), path));
  const views: readonly { readonly name: string }[] = JSON.parse(textAt('views.json')) as { name: string }[];
  return { schema, actions, rules, views: views.map(({ name }) => name) };
};

/** The actions of a schema with what their annotations say. @throws {TypeError} for a schema that cannot be read */
export const actionsIn = (schema: string): ReadonlyMap<string, ActionInfo> => {
  const answer = schemaToJson(schema);
  if (answer.type === 'failure') throw new TypeError(`policy schema: ${messagesOf(answer.errors)}`);
  const actions = Object.entries(answer.json['']?.actions ?? {});
  const parents = new Map(actions.map(([name, { memberOf = [] }]) => [name, memberOf.map(({ id }) => id)]));
  const named = actions.filter(([, { appliesTo }]) => (appliesTo?.principalTypes.length ?? 0) > 0);
  return new Map(
    named.map(([name, { appliesTo, annotations = {} }]) => {
      const groups = groupsOf(name, parents);
      const planes = planesOf(groups);
      const homes = homesOf(annotations, planes);
      if (!homes) throw new TypeError(`action ${name}: purpose, service or plane`);
      return [name, { name, homes, planes, groups, resourceTypes: appliesTo?.resourceTypes ?? [] }];
    }),
  );
};

// One word for all planes, or one for each in their order.
const wordFor = (words: string | undefined, at: number): string | undefined => {
  const all = words?.split(' ') ?? [];
  return all.length === 1 ? all[0] : all[at];
};

const homesOf = (
  annotations: Readonly<Record<string, string>>,
  planes: readonly Plane[],
): ActionInfo['homes'] | undefined => {
  const homes = planes.flatMap((plane, at): readonly (readonly [Plane, ActionHome])[] => {
    const service = wordFor(annotations['service'], at);
    const purpose = PURPOSES.find(known => known === wordFor(annotations['purpose'], at));
    return service && purpose ? [[plane, { service, purpose }]] : [];
  });
  return homes.length > 0 && homes.length === planes.length ? Object.fromEntries(homes) : undefined;
};

/** The policies of a text, by the ids that they give themselves. @throws {TypeError} naming the file */
export const rulesIn = (text: string, path: string): readonly PolicyRule[] => {
  const parts = policySetTextToParts(text);
  if (parts.type === 'failure') throw new TypeError(`${path}: ${messagesOf(parts.errors)}`);
  return parts.policies.map(policy => ruleOf(policy, path));
};

const ruleOf = (text: string, path: string): PolicyRule => {
  const answer = policyToJson(text);
  if (answer.type === 'failure') throw new TypeError(`${path}: ${messagesOf(answer.errors)}`);
  const { effect, action, annotations = {} } = answer.json;
  const { id, view, refusal, reason, law } = annotations;
  if (id === undefined || reason === undefined) throw new TypeError(`${path}: a policy without id or reason`);
  if (effect === 'permit' && view === undefined) throw new TypeError(`${path}: ${id} has no view`);
  return { id, path, text, effect, actions: scopeOf(action), view, scope: listScopeOf(annotations, id), refusal, law };
};

const listScopeOf = ({ scope }: Readonly<Record<string, string>>, id: string): ListScope | undefined => {
  const known = LIST_SCOPES.find(name => name === scope);
  if (scope !== undefined && !known) throw new TypeError(`${id} has an unknown scope`);
  return known;
};

const scopeOf = (action: PolicyJson['action']): readonly string[] | undefined => {
  if (action.op === 'All') return undefined;
  if ('entities' in action) return action.entities.map(idOf);
  if ('entity' in action) return [idOf(action.entity)];
  throw new TypeError('policy templates are not used');
};

const idOf = (uid: { id: string } | { __entity: { id: string } }): string => ('id' in uid ? uid.id : uid.__entity.id);

const groupsOf = (name: string, parents: ReadonlyMap<string, readonly string[]>): readonly string[] =>
  (parents.get(name) ?? []).flatMap(parent => [parent, ...groupsOf(parent, parents)]);

const planesOf = (groups: readonly string[]): readonly Plane[] =>
  groups.includes('EveryPlane') ? PLANES : PLANES.filter(plane => groups.some(group => group.toLowerCase() === plane));

const messagesOf = (errors: readonly { readonly message: string }[]): string =>
  errors.map(({ message }) => message).join('; ');
