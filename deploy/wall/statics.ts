import { enforcementFields, fieldsOutsideTheList } from '@crossroads/contracts/enforcement';
import type { FieldList } from '@crossroads/contracts/enforcement';
import type { ServerLogins } from '../local/servers.ts';
import { foreignContracts } from './imports.ts';

export type StaticName = 'imports' | 'fields' | 'logins' | 'sideDoors';

/** Something that is looked at and not tried. */
export type Static = { readonly name: StaticName; readonly looked: number; readonly problems: readonly string[] };

const countOf = (fields: FieldList): number => Object.values(fields).reduce((sum, { length }) => sum + length, 0);

export const staticImports = (root: string): Static => {
  const { files, problems } = foreignContracts(root);
  return { name: 'imports', looked: files, problems };
};

/** Every field of the enforcement plane and the bridge, against the committed list and the words that are never on it. */
export const staticFields = (fields: FieldList = enforcementFields()): Static => ({
  name: 'fields',
  looked: countOf(fields),
  problems: fieldsOutsideTheList(fields),
});

/** No two logins have one password: whoever learns one has one. */
export const staticLogins = ({ kafka, postgres }: ServerLogins): Static => {
  const clusters = Object.entries(postgres).flatMap(([plane, { roles }]) =>
    Object.values(roles).map(({ user, password }) => ({ name: `${user} at the cluster of ${plane}`, password })),
  );
  const broker = Object.values(kafka.principals).map(({ user, password }) => ({
    name: `${user} at the broker`,
    password,
  }));
  const logins = [...clusters, ...broker];
  const problems = logins.flatMap(({ name, password }, at) =>
    logins
      .slice(at + 1)
      .filter(other => other.password === password)
      .map(other => `${name} and ${other.name} have one password`),
  );
  return { name: 'logins', looked: logins.length, problems };
};
