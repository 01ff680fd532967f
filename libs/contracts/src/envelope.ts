import { Type } from 'typebox';
import type { Static } from 'typebox';
import { code, id, instant } from './fields.ts';

/** Pattern of an event type: service, noun, past verb, major version. */
export const EVENT_TYPE = '^[a-z]+\\.[a-z-]+\\.[a-z-]+\\.v[1-9][0-9]*$';

/** CloudEvents 1.0 in structured mode, with the extensions that every Crossroads event carries. */
export const EnvelopeSchema = Type.Object(
  {
    specversion: Type.Literal('1.0', { description: 'Version of CloudEvents' }),
    id: id('Id of the event, UUIDv7; consumers drop a second one'),
    source: Type.String({ pattern: '^/[a-z]+/[a-z]+$', description: 'Plane and service that said it' }),
    type: Type.String({ pattern: EVENT_TYPE, description: 'Service, noun, past verb and major version' }),
    subject: Type.String({ minLength: 1, maxLength: 64, description: 'Opaque id that orders the events of a topic' }),
    time: instant('When it was recorded'),
    datacontenttype: Type.Literal('application/json', { description: 'Form of the data' }),
    dataschema: Type.String({ pattern: '^urn:crossroads:', description: 'Name of the schema of the data' }),
    site: code('Participating city, such as abq', '^[a-z]{2,8}$'),
    sequence: Type.Integer({
      minimum: 1,
      description: '1, 2, 3 and so on for each subject within its topic; a gap is a loss',
    }),
    correlationid: Type.String({
      minLength: 1,
      maxLength: 64,
      description: 'Id of the flow, the same in all that follows',
    }),
    causationid: Type.Optional(id('Id of the event that set this one off')),
    traceparent: Type.Optional(
      Type.String({ pattern: '^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$', description: 'W3C trace context' }),
    ),
    partitionkey: Type.String({ minLength: 1, maxLength: 64, description: 'Key of the record; the subject' }),
  },
  { description: 'CloudEvents 1.0 envelope' },
);

/** What stands around the data of every event. */
export type Envelope = Static<typeof EnvelopeSchema>;

const { correlationid: _flow, causationid: _cause, traceparent: _trace, ...alone } = EnvelopeSchema.properties;

/** The envelope on a bridge: nothing that ties it to what either plane did before or does next. @source architecture.md 4 */
export const BridgeEnvelopeSchema = Type.Object(alone, { description: 'CloudEvents 1.0 envelope on a bridge' });

/** What stands around the data of an event on a bridge. */
export type BridgeEnvelope = Static<typeof BridgeEnvelopeSchema> & {
  readonly correlationid?: undefined;
  readonly causationid?: undefined;
  readonly traceparent?: undefined;
};

/** True for a topic between two planes. */
export const isBridge = (topic: string): boolean => topic.startsWith('bridge.');
