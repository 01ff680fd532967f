import { preparsePolicySet, preparseSchema, schemaToJson, type SchemaJson } from '@cedar-policy/cedar-wasm/nodejs';
import type { PolicyRule, PolicySource } from './policy-source.ts';

/** Names under which the engine keeps what was parsed for one action. */
export type Slice = { readonly preparsedSchemaName: string; readonly preparsedPolicySetId: string };

type Parsed = ReturnType<typeof preparseSchema>;

const mustParse = (what: string, parsed: Parsed): void => {
  if (parsed.type === 'failure') {
    throw new TypeError(`${what}: ${parsed.errors.map(({ message }) => message).join('; ')}`);
  }
};

const ASKERS = ['Staff', 'Role', 'Plane'];

const only = <T>(all: Readonly<Record<string, T>>, names: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));

const jsonOf = (schema: string): SchemaJson<string> => {
  const answer = schemaToJson(schema);
  if (answer.type === 'success') return answer.json;
  throw new TypeError(`schema: ${answer.errors.map(({ message }) => message).join('; ')}`);
};

/**
 * For each action the policies that can say anything of it and the part of the schema that it needs, parsed once: a
 * decision costs by what has to be looked through. A policy that names neither an action nor a group of it can never
 * hold for it, so that leaving it out changes no answer.
 */
export class Slices {
  readonly #made = new Map<string, Slice>();
  readonly #schema: SchemaJson<string>;

  constructor(
    private readonly source: PolicySource,
    private readonly name: string,
  ) {
    this.#schema = jsonOf(source.schema);
  }

  /** `undefined` for an action that the schema does not know. @throws {TypeError} for policies that cannot be parsed */
  of(action: string): Slice | undefined {
    const known = this.#made.get(action);
    if (known || !this.source.actions.has(action)) return known;
    const name = `${this.name}-${action}`;
    mustParse(action, preparseSchema(name, this.#schemaOf(action)));
    const staticPolicies = Object.fromEntries(this.rulesOf(action).map(rule => [rule.id, rule.text]));
    mustParse(action, preparsePolicySet(name, { staticPolicies }));
    const slice = { preparsedSchemaName: name, preparsedPolicySetId: name };
    this.#made.set(action, slice);
    return slice;
  }

  /** The policies that can say anything of an action. */
  rulesOf(action: string): readonly PolicyRule[] {
    const about = this.#about(action);
    return this.source.rules.filter(({ actions }) => actions === undefined || actions.some(name => about.has(name)));
  }

  #about(action: string): ReadonlySet<string> {
    return new Set([action, ...(this.source.actions.get(action)?.groups ?? [])]);
  }

  #schemaOf(action: string): SchemaJson<string> {
    const { actions = {}, entityTypes = {}, commonTypes = {} } = this.#schema[''] ?? {};
    const about = this.#about(action);
    const types = new Set([...ASKERS, ...(this.source.actions.get(action)?.resourceTypes ?? [])]);
    return { '': { commonTypes, entityTypes: only(entityTypes, types), actions: only(actions, about) } };
  }
}
