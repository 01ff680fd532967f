/** A topic and who owns it. `retentionMs` in milliseconds. */
export type TopicEntry = {
  readonly name: string;
  readonly plane: string;
  readonly owner: string;
  readonly partitions: number;
  readonly retentionMs: number;
  readonly cleanupPolicy?: 'delete' | 'compact';
};

/** A login at the broker: one for each deployed service. */
export type PrincipalEntry = { readonly name: string; readonly plane: string; readonly service: string };

/** One permission at the broker; what is not in the table is refused. */
export type AclEntry = {
  readonly principal: string;
  readonly resource: 'topic' | 'group';
  readonly name: string;
  readonly pattern: 'literal' | 'prefixed';
  readonly operation: 'read' | 'write' | 'describe';
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** Fixed at birth: another number would move keys and break their order. */
const PARTITIONS = 6;

const nouns = {
  intake: ['referral', 'person', 'staff'],
  screening: ['case'],
  outreach: ['case', 'consent'],
  routing: ['offer', 'provider'],
} as const;

const services = ['intake', 'screening', 'outreach', 'routing'] as const;

/** Who works where: everybody's copy comes from here, also that of a service which begins later, so the last state stays. */
const STAFF = 'help.intake.staff.v1';

/** Foreign topics each service reads. Nothing else is granted. */
const reads = {
  intake: ['help.screening.case.v1', 'help.outreach.case.v1', 'help.outreach.consent.v1', 'help.routing.offer.v1'],
  screening: ['help.intake.referral.v1', 'help.intake.person.v1', STAFF],
  outreach: [
    'help.intake.referral.v1',
    'help.intake.person.v1',
    STAFF,
    'help.screening.case.v1',
    'help.routing.offer.v1',
  ],
  routing: ['help.outreach.case.v1', 'help.outreach.consent.v1', 'help.intake.person.v1', STAFF],
} as const;

const topicOf = (service: (typeof services)[number], noun: string): TopicEntry => {
  const name = `help.${service}.${noun}.v1`;
  const entry = { name, plane: 'help', owner: service, partitions: PARTITIONS, retentionMs: 14 * DAY_MS };
  return name === STAFF ? { ...entry, cleanupPolicy: 'compact' } : entry;
};

/** Every topic of the installation. Created by the migrator; events stay 14 days, the last state of a staff member stays. */
export const topics: readonly TopicEntry[] = services.flatMap(service =>
  [...nouns[service], 'access', 'dead-letter', 'tally'].map(noun => topicOf(service, noun)),
);

/** Every broker login of the installation, named `<plane>.<service>`. */
export const principals: readonly PrincipalEntry[] = services.map(service => ({
  name: `help.${service}`,
  plane: 'help',
  service,
}));

const aclsOf = (service: (typeof services)[number]): AclEntry[] => {
  const principal = `help.${service}`;
  const own = { principal, name: `${principal}.`, pattern: 'prefixed' } as const;
  return [
    { ...own, resource: 'topic', operation: 'write' },
    { ...own, resource: 'topic', operation: 'describe' },
    { ...own, resource: 'group', operation: 'read' },
    { ...own, resource: 'group', operation: 'describe' },
    ...reads[service].flatMap((name): AclEntry[] => [
      { principal, resource: 'topic', name, pattern: 'literal', operation: 'read' },
      { principal, resource: 'topic', name, pattern: 'literal', operation: 'describe' },
    ]),
  ];
};

/** Every permission at the broker: write to one's own prefix, read what is named, use one's own groups. */
export const acls: readonly AclEntry[] = services.flatMap(aclsOf);
