import type { TSchema } from 'typebox';
import { AttestationReplyPayloadSchema } from './bridge/reply-payload.ts';
import { AttestationRequestPlainSchema } from './bridge/request-plain.ts';
import './bridge.ts';
import { allEvents } from './define-event.ts';
import { enforcementFieldList } from './enforcement-field-list.ts';
import { BridgeEnvelopeSchema, EnvelopeSchema } from './envelope.ts';

/** Field names by what has them: an event type, an envelope, or what is inside a seal or under a signature. */
export type FieldList = Readonly<Record<string, readonly string[]>>;

/** Words of what may never be said to enforcement, whoever puts it on the list. @source domain.md 6.5, R4, R20 */
const BARRED =
  /^(accept(ed|ance)?|refus(e|ed|al)|declin(e|ed)|consent(ed|s)?|withdr[ae]wn|attend(ed|ance)?|providers?|needs?|sessions?|services?|outreach|contact(s|ed)?|mediation|referrals?|placements?|engagement|engaged|screening|scor(e|es|ing)|rank(ing)?|risk|predict(ed|ion)?|groups?|gangs?|schools?|students?|juvenile|health|medical|hospitals?|treatment|diagnosis|sud|drugs?|race|ethnicity|gender|sex|religion|immigration|citizenship|tribe|family|associates?|workers?|informants?|jury|notes?|narrative)$/i;

/** A name of a person has this word too; it stands under the seal alone. */
const NAMES = new Set(['familyName']);

const wordsOf = (field: string): string[] => field.split(/(?=[A-Z])|[^A-Za-z]+/);

const partOf = (node: unknown, name: string): object => Object(Reflect.get(Object(node), name));

const namesIn = (node: unknown): string[] => [
  ...Object.entries(partOf(node, 'properties')).flatMap(([name, part]) => [
    name,
    ...namesIn(part).map(inner => `${name}.${inner}`),
  ]),
  // Fields of any name are one that no list can have.
  ...(Object.hasOwn(Object(node), 'patternProperties') ? ['*'] : []),
  ...['items', 'anyOf', 'allOf', 'oneOf'].flatMap(name => {
    const part = partOf(node, name);
    return Array.isArray(part) ? part.flatMap(namesIn) : namesInSome(part);
  }),
];

const namesInSome = (node: object): string[] => (Object.keys(node).length > 0 ? namesIn(node) : []);

const fieldsIn = (schema: TSchema): string[] => [...new Set(namesIn(schema))].toSorted();

/** Every field that the enforcement plane's events and the bridge have now. */
export const enforcementFields = (): FieldList => ({
  ...Object.fromEntries(
    allEvents()
      .filter(({ topic }) => /^(enforcement|bridge)\./.test(topic))
      .map(({ type, data }) => [type, fieldsIn(data)]),
  ),
  envelope: fieldsIn(EnvelopeSchema),
  'bridge envelope': fieldsIn(BridgeEnvelopeSchema),
  'inside the seal': fieldsIn(AttestationRequestPlainSchema),
  'under the signature': fieldsIn(AttestationReplyPayloadSchema),
});

const isBarred = (field: string): boolean => {
  const name = /[^ .]+$/.exec(field)?.[0] ?? '';
  return !NAMES.has(name) && wordsOf(name).some(word => BARRED.test(word));
};

/**
 * What is wrong between the fields that there are and the committed list: a field that is not on it, one on it that is
 * there no more, and one that may not be on any list. Nothing when the wall stands.
 * @source R1, domain.md 6.5
 */
export const fieldsOutsideTheList = (
  now: FieldList = enforcementFields(),
  list: FieldList = enforcementFieldList,
): string[] => {
  const flat = (fields: FieldList) =>
    Object.entries(fields).flatMap(([of, names]) => names.map(name => `${of} ${name}`));
  const [there, listed] = [new Set(flat(now)), new Set(flat(list))];
  return [
    ...[...there].filter(field => !listed.has(field)).map(field => `${field}: not on the list`),
    ...[...listed].filter(field => !there.has(field)).map(field => `${field}: on the list and nowhere else`),
    ...[...there].filter(isBarred).map(field => `${field}: may never be told to enforcement`),
  ];
};
