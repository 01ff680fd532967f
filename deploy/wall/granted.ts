import { acls } from '@crossroads/contracts';
import type { AclEntry } from '@crossroads/contracts';

export type Right = { readonly principal: string; readonly resource: AclEntry['resource']; readonly name: string };

/** By the table of contracts alone: what the broker does has to agree with it. */
export const isGranted = ({ principal, resource, name }: Right, operation: AclEntry['operation']): boolean =>
  acls.some(
    acl =>
      acl.principal === principal &&
      acl.resource === resource &&
      acl.operation === operation &&
      (acl.pattern === 'literal' ? acl.name === name : name.startsWith(acl.name)),
  );
