import { given } from '@crossroads/testing';
import { notice } from './notice.ts';
import type { NoticeCommand, NoticeEvent, Service, TextStanding } from './notice-state.ts';

const servedAt = new Date('2026-03-08T06:59:00.000Z'); // 23:59 on 7 March in Albuquerque
const at = new Date('2026-03-10T18:00:00.000Z');
const validUntil = new Date('2028-03-08T06:59:00.000Z');
const text: TextStanding = { stoodApproved: true, isOfPolicyInForce: true, language: 'es' };
const service: Service = {
  subjectId: 's',
  textId: 't',
  language: 'es',
  servedAt,
  methodCode: 'IN_PERSON_HOME',
  serverRoles: ['NOTIFICATION_TEAM', 'INTERPRETER'],
  understood: true,
  offer: { made: true, offeredOn: '2026-03-07', mode: 'IN_PERSON' },
  copyLeft: true,
  counselStatus: 'NONE',
  ageAtService: 29,
  servedBy: 'a',
};
type Served = Extract<NoticeEvent, { type: 'NoticeServed' }>;
const served = (more: Partial<Service> = {}, defectCodes: Served['defectCodes'] = []): Served => ({
  type: 'NoticeServed',
  service: { ...service, ...more },
  defectCodes,
  validUntil,
});
const serving = (more: Partial<Service> = {}, occasion: object = {}): NoticeCommand => ({
  type: 'ServeNotice',
  service: { ...service, ...more },
  text,
  onDate: '2026-03-07',
  validUntil,
  at,
  ...occasion,
});

describe('a notice', () => {
  it('is kept as it was served', () => given(notice).when(serving()).thenEmits(served()));

  it('is not served twice', () => given(notice, served()).when(serving()).thenEmits());

  it.each([
    ['nobody that it goes past counsel (R32)', { counselStatus: 'REPRESENTED' }, 'notice.represented'],
    ['no minor (R33)', { ageAtService: 17 }, 'notice.minor'],
    [
      'no offer after it',
      { offer: { made: true, offeredOn: '2026-03-08', mode: 'IN_PERSON' } },
      'notice.offer-after-service',
    ],
    ['no other language', { language: 'en' }, 'notice.text-of-other-language'],
  ] as const)('reaches %s', (_, more, code) => given(notice).when(serving(more)).thenRefused(code));

  it('reaches a represented person through counsel, and somebody on the day of being 18', () => {
    const through = { counselStatus: 'REPRESENTED', methodCode: 'COUNSEL', ageAtService: 18 } as const;
    given(notice).when(serving(through)).thenEmits(served(through));
  });

  it('needs a text that was approved and rests on the policy in force (T27)', () => {
    given(notice)
      .when(serving({}, { text: { ...text, stoodApproved: false } }))
      .thenRefused('notice.text-not-approved');
    given(notice)
      .when(serving({}, { text: { ...text, isOfPolicyInForce: false } }))
      .thenRefused('notice.text-of-other-policy');
  });

  it('is recorded in its own minute, and not before', () => {
    given(notice)
      .when(serving({}, { at: servedAt }))
      .thenEmits(served());
    given(notice)
      .when(serving({}, { at: new Date(servedAt.getTime() - 1) }))
      .thenRefused('notice.in-future');
  });

  it('is kept with its defects', () => {
    const more = { understood: false, offer: { made: true, offeredOn: '2026-03-07', mode: 'LEAFLET' } } as const;
    given(notice)
      .when(serving(more))
      .thenEmits(served(more, ['NOT_UNDERSTOOD', 'OFFER_NOT_IN_PERSON']));
    const none = { offer: { made: false } } as const;
    given(notice)
      .when(serving(none))
      .thenEmits(served(none, ['NO_OFFER']));
  });

  it('ends when its time is over, once', () => {
    const ended = { type: 'NoticeExpired', endedAt: validUntil } as const;
    given(notice, served())
      .when({ type: 'EndNotice', at: new Date(validUntil.getTime() - 1) })
      .thenEmits();
    given(notice, served()).when({ type: 'EndNotice', at: validUntil }).thenEmits(ended);
    given(notice, served(), ended).when({ type: 'EndNotice', at: validUntil }).thenEmits();
  });
});

describe('a renewal', () => {
  const renewedAt = new Date('2028-01-10T18:00:00.000Z');
  const until = new Date('2030-01-10T18:00:00.000Z');
  const renewing = (more: object = {}): NoticeCommand => ({
    type: 'RenewNotice',
    renewal: { textId: 't2', renewedAt, offeredOn: '2028-01-10' },
    offerMode: 'IN_PERSON',
    methodCode: 'CALL_IN',
    counselStatus: 'NONE',
    renewedBy: 'b',
    text,
    onDate: '2028-01-10',
    validUntil: until,
    at: renewedAt,
    ...more,
  });
  const renewed: NoticeEvent = {
    type: 'NoticeRenewed',
    renewal: { textId: 't2', renewedAt, offeredOn: '2028-01-10' },
    renewedBy: 'b',
    validUntil: until,
  };

  it('prolongs a notice once', () => {
    given(notice, served()).when(renewing()).thenEmits(renewed);
    given(notice, served(), renewed).when(renewing()).thenRefused('notice.renewed-before');
  });

  it('moves the end', () => {
    given(notice, served(), renewed).when({ type: 'EndNotice', at: validUntil }).thenEmits();
    given(notice, served(), renewed)
      .when({ type: 'EndNotice', at: until })
      .thenEmits({ type: 'NoticeExpired', endedAt: until });
  });

  it.each([
    [
      'an offer of its own',
      { renewal: { textId: 't2', renewedAt, offeredOn: '2026-03-07' } },
      'notice.offer-not-fresh',
    ],
    ['an offer in person', { offerMode: 'LEAFLET' }, 'notice.offer-not-in-person'],
    ['counsel where there is one', { counselStatus: 'REPRESENTED' }, 'notice.represented'],
    ['an approved text', { text: { ...text, stoodApproved: false } }, 'notice.text-not-approved'],
    ['a time that came', { at: new Date('2028-01-10T17:59:00.000Z') }, 'notice.in-future'],
    [
      'a notice that had not ended',
      { renewal: { textId: 't2', renewedAt: validUntil, offeredOn: '2028-01-10' }, at: validUntil },
      'notice.ended',
    ],
  ])('needs %s', (_, more, code) => given(notice, served()).when(renewing(more)).thenRefused(code));

  it('makes no proof of what is none', () =>
    given(notice, served({ understood: false }, ['NOT_UNDERSTOOD']))
      .when(renewing())
      .thenRefused('notice.defective'));

  it('comes too late for a notice that has ended', () => {
    given(notice).when(renewing()).thenRefused('notice.ended');
    given(notice, served(), { type: 'NoticeExpired', endedAt: validUntil })
      .when(renewing())
      .thenRefused('notice.ended');
  });
});
