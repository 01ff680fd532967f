import type { Plane, Role, Sites } from '@crossroads/platform';
import { rolesOf } from '@crossroads/platform';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

const StaffSchema = Type.Array(
  Type.Object({
    actorId: Type.String({ pattern: UUID }),
    site: Type.String({ pattern: '^[a-z]{2,8}$' }),
    role: Type.String(),
    /** Left out: help. */
    plane: Type.Optional(Type.Enum(['help', 'neutral', 'enforcement'])),
    orgId: Type.Optional(Type.String({ pattern: UUID })),
    areaCode: Type.Optional(Type.String({ pattern: '^[A-Z][A-Z_]{1,39}$' })),
    programme: Type.Optional(Type.String({ pattern: '^[A-Z][A-Z0-9_]{1,59}$' })),
  }),
);

type Listed = Static<typeof StaffSchema>[number];

/** A staff member as the file has it; what else it says of them is none of our business. */
export type StaffEntry = Omit<Listed, 'role' | 'plane'> & { readonly role: Role };

/** For whom a file of staff is read: the people of one plane, at these sites. */
export type StaffReader = { readonly plane: Plane; readonly sites: Sites };

const problemsOf = (listed: readonly Listed[], { plane, sites }: StaffReader): string[] =>
  listed.flatMap(({ actorId, site, role, areaCode, plane: own = 'help' }, at) => {
    if (own !== plane) return [];
    if (!sites.has(site)) return [`/${at}/site: no such site`];
    const areas = sites.get(site).areas.map(({ code }) => code);
    return [
      ...(roleNamed(plane, role) ? [] : [`/${at}/role: no role of the plane`]),
      ...(areaCode !== undefined && !areas.includes(areaCode) ? [`/${at}/areaCode: no area of the site`] : []),
      ...(listed.findIndex(other => other.actorId === actorId) < at ? [`/${at}/actorId: listed twice`] : []),
    ];
  });

const roleNamed = (plane: Plane, name: string): Role | undefined => rolesOf[plane].find(role => role === name);

/** The people of a plane in a file of staff. @throws {TypeError} naming each place that is wrong */
export const parseStaff = (text: string, reader: StaffReader): readonly StaffEntry[] => {
  const parsed: unknown = JSON.parse(text);
  const isShaped = Value.Check(StaffSchema, parsed);
  const problems = isShaped
    ? problemsOf(parsed, reader)
    : Value.Errors(StaffSchema, parsed).map(({ instancePath, message }) => `${instancePath}: ${message}`);
  if (!isShaped || problems.length > 0) throw new TypeError(`not a file of staff: ${problems.join('; ')}`);
  return parsed.flatMap(({ plane = 'help', role: name, ...entry }) => {
    const role = roleNamed(reader.plane, name);
    return plane === reader.plane && role ? [{ ...entry, role }] : [];
  });
};
