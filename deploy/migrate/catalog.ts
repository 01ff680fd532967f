/** Which services have a schema, by the plane whose database holds it. A new service is one line here. */
export const schemasOf = {
  help: ['intake', 'screening', 'outreach', 'routing'],
  neutral: ['notices'],
  enforcement: ['escalation'],
} as const;

export type MigratedPlane = keyof typeof schemasOf;

export type MigratedService = (typeof schemasOf)[MigratedPlane][number];

/** Every plane: a cluster with one database each. */
export const planes: readonly MigratedPlane[] = ['help', 'neutral', 'enforcement'];

/** Every service, in the order of its ports. */
export const services: readonly MigratedService[] = planes.flatMap(
  (plane): readonly MigratedService[] => schemasOf[plane],
);

/** The plane of a service. @throws {TypeError} where there is no such service */
export const planeOf = (service: string): MigratedPlane => {
  const found = planes.find(plane => schemasOf[plane].some(name => name === service));
  if (!found) throw new TypeError(`There is no service ${service}`);
  return found;
};

/** The role that owns a service's schema and runs its migrations. Nobody logs in as it. */
export const ownerOf = (service: string): string => `${service}_owner`;
