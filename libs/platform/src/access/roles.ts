/** The three planes. Nothing maps an id of one to another's. */
export const PLANES = ['help', 'neutral', 'enforcement'] as const;

/** Where a person works: help, the notice registry, or enforcement. */
export type Plane = (typeof PLANES)[number];

/** Roles by plane. @source domain.md 2.2; architecture.md 15 */
export const rolesOf = {
  help: [
    'referrer',
    'hospital',
    'school',
    'self',
    'police-liaison',
    'intake-worker',
    'duty-supervisor',
    'screener',
    'outreach-worker',
    'outreach-lead',
    'coordinator',
    'provider',
    'victim-advocate',
    'program-manager',
    'privacy-officer',
    'auditor',
    'analyst',
    'participant',
    'operator',
  ],
  neutral: ['notification-team', 'legal-reviewer', 'notices-auditor'],
  enforcement: [
    'nominator',
    'process-reviewer',
    'attorney-reviewer',
    'prosecutor',
    'state-liaison',
    'process-manager',
    'victim-witness-coordinator',
    'enforcement-auditor',
  ],
} as const satisfies Record<Plane, readonly string[]>;

/** A role of any plane. */
export type Role = (typeof rolesOf)[Plane][number];

/** Every role of every plane. */
export const ROLES: readonly Role[] = PLANES.flatMap(plane => rolesOf[plane]);

/** Why somebody looks at or changes something: a closed list. @source assurance.md 1.2 */
export const PURPOSES = ['service', 'safety', 'screening', 'audit', 'legal-process', 'correction'] as const;

/** One of {@link PURPOSES}. */
export type Purpose = (typeof PURPOSES)[number];
