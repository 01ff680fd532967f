import {
  acls,
  allEvents,
  BridgeEnvelopeSchema,
  EnvelopeSchema,
  eventTypesOf,
  isBridge,
  principals,
  topics,
} from '@crossroads/contracts';
import type { EventContract } from '@crossroads/contracts';

/** A golden sample for each event type. */
export type Samples = ReadonlyMap<string, unknown>;

const channelIdOf = (topic: string): string => topic.replaceAll(/[.-]/g, '_');
const messageIdOf = (type: string): string => type.replaceAll(/[.-]/g, '_');
const ref = (...path: string[]) => ({ $ref: `#/${path.join('/')}` });

const payloadOf = ({ type, source, topic, data }: EventContract) => ({
  allOf: [
    ref('components', 'schemas', isBridge(topic) ? 'bridge-envelope' : 'envelope'),
    { type: 'object', required: ['data'], properties: { type: { const: type }, source: { const: source }, data } },
  ],
});

const messageOf = (event: EventContract, samples: Samples) => ({
  name: event.type,
  title: event.type,
  summary: event.description,
  contentType: 'application/cloudevents+json',
  payload: payloadOf(event),
  examples: [{ name: 'golden', payload: samples.get(event.type) }],
});

const daysOf = (ms: number): string => (ms === 86_400_000 ? '1 day' : `${ms / 86_400_000} days`);

const channelOf = ({ name, owner, partitions, retentionMs }: (typeof topics)[number]) => ({
  address: name,
  description: `Owned by ${owner}. Key: the subject. Events stay ${daysOf(retentionMs)} in ${partitions} partitions.`,
  messages: Object.fromEntries(
    eventTypesOf(name).map(type => [messageIdOf(type), ref('components', 'messages', messageIdOf(type))]),
  ),
});

const principalOf = (owner: string): string => principals.find(({ service }) => service === owner)?.name ?? owner;

const sends = topics.map(({ name, owner }) => [
  `${channelIdOf(principalOf(owner))}_sends_${channelIdOf(name)}`,
  {
    action: 'send',
    summary: `${principalOf(owner)} publishes to ${name}`,
    channel: ref('channels', channelIdOf(name)),
  },
]);

const receives = acls
  .filter(({ resource, operation }) => resource === 'topic' && operation === 'read')
  .map(({ principal, name }) => [
    `${channelIdOf(principal)}_receives_${channelIdOf(name)}`,
    { action: 'receive', summary: `${principal} reads ${name}`, channel: ref('channels', channelIdOf(name)) },
  ]);

/** The AsyncAPI 3 document of every event contract that was imported. */
export const asyncApiDocument = (samples: Samples) => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Crossroads events',
    version: '1.0.0',
    description:
      'Events between the services of three planes, and the two topics that bridge neutral and enforcement. Ids and codes only: what a bridge event says of a person is sealed.',
    license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  },
  defaultContentType: 'application/cloudevents+json',
  channels: Object.fromEntries(topics.map(topic => [channelIdOf(topic.name), channelOf(topic)])),
  operations: Object.fromEntries([...sends, ...receives]),
  components: {
    schemas: { envelope: EnvelopeSchema, 'bridge-envelope': BridgeEnvelopeSchema },
    messages: Object.fromEntries(allEvents().map(event => [messageIdOf(event.type), messageOf(event, samples)])),
  },
});
