import { randomUUID } from 'node:crypto';
import { isBridge, registryOf, type Envelope } from '@crossroads/contracts';

/** A value with some of its parts replaced, at any depth; `undefined` takes a part away, lists are replaced whole. */
export type Overrides = { readonly [name: string]: unknown };

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const merged = (base: Record<string, unknown>, overrides: Overrides): Record<string, unknown> => {
  const result = { ...base };
  for (const [name, value] of Object.entries(overrides)) {
    const before = result[name];
    if (value === undefined) delete result[name];
    else result[name] = isPlain(value) && isPlain(before) ? merged(before, value) : value;
  }
  return result;
};

const dayMs = 24 * 60 * 60 * 1_000;

/** Calendar day so many days from today, UTC, `YYYY-MM-DD`. */
export const dayFromNow = (days: number): string => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

/** A body for `POST /v1/referrals` that passes every check: an urgent, consented referral by a hospital for housing. */
export const referralBody = (overrides: Overrides = {}): Record<string, unknown> =>
  merged(
    {
      sourceType: 'HOSPITAL',
      referrer: { role: 'NURSE', anonymous: false },
      legalBasisCode: 'HIPAA_AUTHORISATION',
      person: {
        name: { given: `Test${randomUUID().slice(0, 8)}`, family: `Person${randomUUID().slice(0, 8)}` },
        birthDate: `${new Date().getUTCFullYear() - 24}-01-15`,
        phones: [`+1505555${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`],
        preferredLanguage: 'en',
      },
      areaCode: 'SOUTHEAST',
      facts: [{ factorCode: 'SHOT_OR_STABBED', answer: 'yes', observedOn: dayFromNow(-1), sourceCode: 'HOSPITAL' }],
      needCodes: ['HOUSING'],
      choiceCodes: [],
      reasonCodes: ['VIOLENT_INJURY'],
      consent: {
        purposeCodes: ['SERVICE'],
        recipientIds: [],
        recipientClass: 'SERVICE_PROVIDERS',
        dataClasses: ['C1', 'C4'],
        expiresOn: dayFromNow(180),
        language: 'en',
        methodCode: 'WRITTEN',
        part2: false,
      },
      confidentialityNotice: 'cn-1',
    },
    overrides,
  );

/** What is given of an event; the rest is drawn. */
export type EventParts = Partial<
  Pick<Envelope, 'id' | 'subject' | 'sequence' | 'site' | 'correlationid' | 'causationid'>
> & {
  readonly data: object;
};

/** An event as it stands on its topic; one of a bridge has no correlation id. */
export type PublishedEvent = Omit<Envelope, 'correlationid'> & {
  readonly correlationid?: string | undefined;
  readonly data: object;
};

/** An event as it stands on its topic. @throws {ContractError} when the type is unknown or the event breaks its contract */
export const eventOf = (type: string, { data, ...parts }: EventParts): PublishedEvent => {
  const contract = registryOf(type);
  const subject = parts.subject ?? randomUUID();
  const event = {
    specversion: '1.0' as const,
    id: randomUUID(),
    source: contract.source,
    type,
    subject,
    time: new Date().toISOString(),
    datacontenttype: 'application/json' as const,
    dataschema: contract.dataschema,
    site: 'abq',
    sequence: 1,
    ...(!isBridge(contract.topic) && { correlationid: randomUUID() }),
    partitionkey: subject,
    ...parts,
    data,
  };
  contract.checkEvent(event);
  return event;
};
