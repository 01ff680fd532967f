import type { StatefulAuthorizationCall } from '@cedar-policy/cedar-wasm/nodejs';
import type { DoorRequest, PolicyRequest } from '../access/policies.ts';
import { PLANES, rolesOf, type Plane } from '../access/roles.ts';

type Asked = Pick<StatefulAuthorizationCall, 'principal' | 'action' | 'resource' | 'context' | 'entities'>;

const planeOfRole: ReadonlyMap<string, Plane> = new Map(
  PLANES.flatMap(plane => rolesOf[plane].map((role): [string, Plane] => [role, plane])),
);

/** The request in the words of the engine: two entities, and nothing that the caller did not state. */
export const cedarCall = ({ principal, action, resource, context }: PolicyRequest): Asked => {
  const { id, role, plane, site, org, fresh, strong, system } = principal;
  const who = { type: 'Staff', id };
  const what = { type: resource.type, id: resource.id };
  const parents = [
    { type: 'Role', id: role },
    { type: 'Plane', id: planeOfRole.get(role) ?? 'none' },
  ];
  const { owners = [], assigned = [], orgs = [], units = [], flags = [], state = '' } = resource;
  const relations = { owners: [...owners], assigned: [...assigned], orgs: [...orgs], units: [...units] };
  const about = { plane: resource.plane, site: resource.site, flags: [...flags], state };
  const position = { actorId: id, plane, site, fresh, strong, system, ...(org === undefined ? {} : { org }) };
  return {
    principal: who,
    action: { type: 'Action', id: action },
    resource: what,
    context: { ...context },
    entities: [
      { uid: who, attrs: position, parents },
      { uid: what, attrs: { ...relations, ...about }, parents: [] },
    ],
  };
};

/** The door: nobody in particular of a position asks for the site. */
export const doorCall = ({ principal, action, context }: DoorRequest): PolicyRequest => {
  const { plane, site } = principal;
  return { principal: { ...principal, id: '' }, action, resource: { type: 'Site', id: site, plane, site }, context };
};
