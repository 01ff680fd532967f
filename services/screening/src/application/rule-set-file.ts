import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';

const Words = Type.Object({ en: Type.String({ minLength: 1 }), es: Type.String({ minLength: 1 }) });

const RuleSetSchema = Type.Object({
  ruleSet: Type.String({ pattern: '^[a-z]{3}-[0-9]+$' }),
  sites: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
  effectiveFrom: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }),
  title: Type.String({ minLength: 1 }),
  criteria: Type.Array(
    Type.Object({
      code: Type.String({ pattern: '^[A-Z][A-Z0-9_]+$' }),
      factors: Type.Array(Type.String()),
      opensHelp: Type.Boolean(),
      words: Words,
    }),
    { minItems: 1 },
  ),
  model: Type.Object({ nodes: Type.Array(Type.Unknown()), edges: Type.Array(Type.Unknown()) }),
});

/** A dated rule set: criteria in plain words and the decision model that combines them. */
export type RuleSetFile = Static<typeof RuleSetSchema>;

/** Parses a rule-set file. @throws {TypeError} naming each place that is wrong */
export const parseRuleSet = (text: string): RuleSetFile => {
  const parsed: unknown = JSON.parse(text);
  if (Value.Check(RuleSetSchema, parsed)) return parsed;
  const places = Value.Errors(RuleSetSchema, parsed).map(({ instancePath, message }) => `${instancePath}: ${message}`);
  throw new TypeError(`not a rule set: ${places.join('; ')}`);
};
