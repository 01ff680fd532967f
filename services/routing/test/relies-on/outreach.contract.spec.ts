import { readFileSync } from 'node:fs';
import { consumes } from '../../src/consumes.ts';

type Sample = { readonly type: string; readonly data: Readonly<Record<string, unknown>> };
const sample = (name: string): Sample =>
  JSON.parse(readFileSync(new URL(`../../../../libs/contracts/src/outreach/${name}.v1.json`, import.meta.url), 'utf8'));
const commandOf = (event: Sample): unknown => consumes.find(({ type }) => type === event.type)?.toCommand(event);
const without = (event: Sample, field: string): Sample => ({
  ...event,
  data: Object.fromEntries(Object.entries(event.data).filter(([name]) => name !== field)),
});

describe('what routing relies on of outreach', () => {
  it('opens placements from placement-requested alone', () =>
    expect(commandOf(sample('case-placement-requested'))).toEqual({
      type: 'RequestPlacements',
      consentId: '0199a1c0-0000-7000-8000-000000000020',
      needCodes: ['HOUSING'],
      choiceCodes: ['NO_FAITH_BASED'],
      urgency: 'URGENT',
      ageBand: 'AGE_19_24',
      areaCode: 'SOUTHEAST',
      language: 'es',
    }));

  it('keeps the terms of a consent that it matches by', () =>
    expect(commandOf(sample('consent-granted'))).toEqual({
      type: 'RecordConsent',
      consentId: '0199a1c0-0000-7000-8000-000000000020',
      terms: {
        purposeCodes: ['SERVICE'],
        recipientIds: [],
        recipientClass: 'SERVICE_PROVIDERS',
        expiresAt: new Date('2027-05-19T07:00:00.000Z'),
        part2: false,
      },
    }));

  it('ends a consent that was withdrawn or ran out', () => {
    expect(commandOf(sample('consent-withdrawn'))).toMatchObject({ type: 'EndConsent', cause: 'withdrawn' });
    expect(commandOf(sample('consent-expired'))).toMatchObject({ type: 'EndConsent', cause: 'expired' });
  });

  it.each(['consentId', 'needCodes', 'choiceCodes', 'urgency', 'ageBand', 'areaCode', 'language'])(
    'refuses a request without %s',
    field =>
      expect(() => commandOf(without(sample('case-placement-requested'), field))).toThrow(
        expect.objectContaining({ code: 'contract.invalid' }),
      ),
  );

  it('needs nothing else', () =>
    expect(commandOf(without(sample('consent-granted'), 'methodCode'))).toMatchObject({ type: 'RecordConsent' }));
});
