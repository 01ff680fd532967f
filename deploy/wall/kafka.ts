import { principals, topics } from '@crossroads/contracts';
import '@crossroads/messaging'; // what services wrote is compressed: without its codec no record could be read
import type { ServerLogins } from '../local/servers.ts';
import { withRawBroker } from '../migrate/raw-broker.ts';
import type { RawBroker } from '../migrate/raw-broker.ts';
import { isGranted } from './granted.ts';
import { judgeBroker } from './kafka-judge.ts';
import { together, verdictOf } from './pair.ts';
import type { Attempt, Pair, Tried, Verdict } from './pair.ts';

type Kafka = ServerLogins['kafka'];

type Try = {
  readonly right: Pick<Attempt, 'attempt' | 'plane' | 'target'>;
  readonly isOwn: boolean;
  readonly ask: (broker: RawBroker) => Promise<unknown>;
};

const TEN_YEARS_MS = 10 * 365 * 24 * 3_600_000;

// Dated ten years ahead: a broker looks at the right first and then turns the record away for its date. So a hole is
// found, and one's own right seen, without a record being left in anybody's topic.
const probe = () => {
  const timestamp = String(Date.now() + TEN_YEARS_MS);
  return { partition: 0, messages: [{ key: Buffer.from('wall'), value: Buffer.from('{}'), headers: {}, timestamp }] };
};

const seeing = (topic: string) => (broker: RawBroker) => broker.metadata([topic]);

const reading = (topic: string) => (broker: RawBroker) => {
  const partitions = [{ partition: 0, fetchOffset: '0', maxBytes: 1024 }];
  return broker.fetch({ maxWaitTime: 0, minBytes: 0, maxBytes: 1024, topics: [{ topic, partitions }] });
};

const writing = (topic: string) => (broker: RawBroker) =>
  broker.produce({ topicData: [{ topic, partitions: [probe()] }] });

// Nobody's heartbeat needs the right to be in the group, and disturbs no one who is.
const joining = (groupId: string) => (broker: RawBroker) =>
  broker.heartbeat({ groupId, groupGenerationId: -1, memberId: 'wall' });

const ANY = 1;
const everyRule = { resourceType: ANY, resourcePatternType: ANY, operation: ANY, permissionType: ANY };
const listing = (broker: RawBroker) =>
  broker.describeAcls({ ...everyRule, resourceName: null, principal: null, host: null });

const creating = (topic: string) => (broker: RawBroker) =>
  broker.createTopics({ validateOnly: true, topics: [{ topic, numPartitions: 1, replicationFactor: 1 }] });

const onTopics = (principal: string): Try[] =>
  topics.flatMap(({ name, plane }) => {
    const granted = (operation: 'describe' | 'read' | 'write'): boolean =>
      isGranted({ principal, resource: 'topic', name }, operation);
    return [
      { right: { attempt: 'SEE', plane, target: name }, isOwn: granted('describe'), ask: seeing(name) },
      { right: { attempt: 'READ', plane, target: name }, isOwn: granted('read'), ask: reading(name) },
      { right: { attempt: 'WRITE', plane, target: name }, isOwn: granted('write'), ask: writing(name) },
    ];
  });

const onGroups = (principal: string, groups: readonly string[]): Try[] =>
  groups.map(name => {
    const plane = name.split('.')[0] ?? '';
    const isOwn = isGranted({ principal, resource: 'group', name }, 'read');
    return { right: { attempt: 'JOIN', plane, target: `group ${name}` }, isOwn, ask: joining(name) };
  });

const onTheBroker = (principal: string): Try[] => {
  const right = { plane: 'broker', target: 'the rules of the broker' };
  const topic = { plane: 'broker', target: `topic ${principal}.wall.v1` };
  return [
    { right: { attempt: 'LIST', ...right }, isOwn: false, ask: listing },
    { right: { attempt: 'CREATE', ...topic }, isOwn: false, ask: creating(`${principal}.wall.v1`) },
  ];
};

type Asking = (work: (broker: RawBroker) => Promise<unknown>) => Promise<Verdict>;

// A login that does not get in has tried nothing, and every attempt of it says so.
const asPrincipal = async <T>(kafka: Kafka, principal: string, work: (ask: Asking) => Promise<T>): Promise<T> => {
  const login = kafka.principals[principal];
  const silent = (code: string): Promise<T> => work(async () => ({ outcome: 'untried', code }));
  if (!login) return silent('no login');
  const target = { brokers: kafka.brokers.split(','), username: login.user, password: login.password };
  let begun: Promise<T> | undefined;
  try {
    return await withRawBroker(target, 0, broker => {
      begun = work(asked => verdictOf(() => asked(broker), judgeBroker));
      return begun;
    });
  } catch (error) {
    if (begun) throw error;
    return silent(judgeBroker(error).code);
  }
};

const triedBy = (kafka: Kafka, principal: string, groups: readonly string[]): Promise<Tried> =>
  asPrincipal(kafka, principal, async ask => {
    const [pairs, own]: [Pair[], Pair[]] = [[], []];
    for (const { right, isOwn, ask: work } of [
      ...onTopics(principal),
      ...onGroups(principal, groups),
      ...onTheBroker(principal),
    ])
      (isOwn ? own : pairs).push({ kind: 'kafka', principal, ...right, ...(await ask(work)) });
    return { pairs, own };
  });

/** The groups that a principal sees, which are its own, and one that nobody uses. */
const groupsOf = async (kafka: Kafka, principal: string): Promise<readonly string[]> => {
  const found: string[] = [`${principal}.wall`];
  await asPrincipal(kafka, principal, ask =>
    ask(async broker => {
      const { groups } = await broker.listGroups();
      found.push(...groups.map(({ groupId }) => groupId).filter(name => !found.includes(name)));
    }),
  );
  return found;
};

/** Every login of the broker at every topic and every group: what the table of contracts does not grant, and what it does. */
export const tryKafka = async (kafka: Kafka): Promise<Tried> => {
  const names = principals.map(({ name }) => name);
  const groups = [...new Set((await Promise.all(names.map(name => groupsOf(kafka, name)))).flat())].toSorted();
  return together(await Promise.all(names.map(name => triedBy(kafka, name, groups))));
};
