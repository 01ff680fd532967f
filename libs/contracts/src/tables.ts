/** A topic and the service that owns it. `retentionMs` in milliseconds. What two planes say to each other is of the plane `bridge`. */
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

const planeOf = {
  intake: 'help',
  screening: 'help',
  outreach: 'help',
  routing: 'help',
  notices: 'neutral',
  escalation: 'enforcement',
} as const;

type Service = keyof typeof planeOf;

const services: readonly Service[] = ['intake', 'screening', 'outreach', 'routing', 'notices', 'escalation'];

const nouns: Readonly<Record<Service, readonly string[]>> = {
  intake: ['referral', 'person', 'staff'],
  screening: ['case'],
  outreach: ['case', 'consent'],
  routing: ['offer', 'provider'],
  notices: ['notice', 'staff'],
  escalation: ['case', 'incident', 'staff'],
};

/** Who works where: everybody's copy comes from here, also that of a service which begins later, so the last state stays. */
const STAFF = 'help.intake.staff.v1';

const ATTESTATION_REQUEST = 'bridge.attestation-request.v1';
const ATTESTATION_REPLY = 'bridge.attestation-reply.v1';

/** Topics that a service reads: foreign ones, and its own dead letters where some of them are incidents. Nothing else is granted. */
const reads: Readonly<Record<Service, readonly string[]>> = {
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
  notices: [ATTESTATION_REQUEST, 'neutral.notices.dead-letter.v1'],
  escalation: [ATTESTATION_REPLY, 'enforcement.escalation.dead-letter.v1'],
};

/** The only topics that lead from one plane to another: each by its name, since no prefix is anybody's. */
const bridge: readonly TopicEntry[] = [
  { name: ATTESTATION_REQUEST, owner: 'escalation', days: 1 },
  { name: ATTESTATION_REPLY, owner: 'notices', days: 14 },
].map(({ name, owner, days }) => {
  return { name, plane: 'bridge', owner, partitions: PARTITIONS, retentionMs: days * DAY_MS };
});

const topicOf = (service: Service, noun: string): TopicEntry => {
  const plane = planeOf[service];
  const name = `${plane}.${service}.${noun}.v1`;
  const entry = { name, plane, owner: service, partitions: PARTITIONS, retentionMs: 14 * DAY_MS };
  return noun === 'staff' ? { ...entry, cleanupPolicy: 'compact' } : entry;
};

/**
 * Every topic of the installation. Created by the migrator; events stay 14 days, a question to the neutral plane one
 * day, the last state of a staff member for ever.
 */
export const topics: readonly TopicEntry[] = [
  ...services.flatMap(service =>
    [...nouns[service], 'access', 'dead-letter', 'tally'].map(noun => topicOf(service, noun)),
  ),
  ...bridge,
];

/** Every broker login of the installation, named `<plane>.<service>`. */
export const principals: readonly PrincipalEntry[] = services.map(service => {
  const plane = planeOf[service];
  return { name: `${plane}.${service}`, plane, service };
});

const aclsOf = (service: Service): AclEntry[] => {
  const principal = `${planeOf[service]}.${service}`;
  const own = { principal, name: `${principal}.`, pattern: 'prefixed' } as const;
  const on = (name: string, operation: AclEntry['operation']): AclEntry => {
    return { principal, resource: 'topic', name, pattern: 'literal', operation };
  };
  const described = (name: string): boolean => !name.startsWith(own.name);
  return [
    { ...own, resource: 'topic', operation: 'write' },
    { ...own, resource: 'topic', operation: 'describe' },
    { ...own, resource: 'group', operation: 'read' },
    { ...own, resource: 'group', operation: 'describe' },
    ...bridge.filter(({ owner }) => owner === service).flatMap(({ name }) => [on(name, 'write'), on(name, 'describe')]),
    ...reads[service].flatMap(name => [on(name, 'read'), ...(described(name) ? [on(name, 'describe')] : [])]),
  ];
};

/** Every permission at the broker: write to what one owns, read what is named, use one's own groups. */
export const acls: readonly AclEntry[] = services.flatMap(aclsOf);
