/** Which services have a schema, by the plane whose database holds it. A new service is one line here. */
export const schemasOf = {
  help: ['intake', 'screening', 'outreach', 'routing'],
} as const;

export type MigratedPlane = keyof typeof schemasOf;

export type MigratedService = (typeof schemasOf)[MigratedPlane][number];

export const planes: readonly MigratedPlane[] = ['help'];

/** The role that owns a service's schema and runs its migrations. Nobody logs in as it. */
export const ownerOf = (service: string): string => `${service}_owner`;
