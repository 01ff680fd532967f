import { RuleViolation, unreachable, type Decider } from '@crossroads/kernel';
import type { CounselStatus, DefectCode, MethodCode } from './codes.ts';
import type { Notice, NoticeCommand, NoticeEvent, Service, TextStanding } from './notice-state.ts';

/** Whole years for which a notice holds. Our own default. @source domain.md 14: notice validity */
export const VALID_YEARS = 2;

/** Who is younger at service is sent no notice of adult legal exposure. Whole years. @source R33 */
export const ADULT_AGE = 18;

const MINUTE_MS = 60_000;

/** The minute in which an instant lies: notices and acts are known to the minute. @source R27 */
export const minuteOf = (at: Date): number => Math.floor(at.getTime() / MINUTE_MS);

type Refusal = readonly [isBroken: boolean, code: string, message: string];

const refuseBroken = (...rules: readonly Refusal[]): void => {
  const broken = rules.find(([isBroken]) => isBroken);
  if (broken) throw new RuleViolation(broken[1], broken[2]);
};

/** True when a message about legal exposure would go past a lawyer. @source R32 */
export const isPastCounsel = (status: CounselStatus, method: MethodCode): boolean =>
  status === 'REPRESENTED' && method !== 'COUNSEL';

const textRules = (text: TextStanding, language: string): readonly Refusal[] => [
  [!text.stoodApproved, 'notice.text-not-approved', 'The text was not approved at that time'],
  [!text.isOfPolicyInForce, 'notice.text-of-other-policy', 'The text rests on a charging policy that is not in force'],
  [text.language !== language, 'notice.text-of-other-language', 'The text is in another language'],
];

/** Why a notice proves nothing, though it was served. @source domain.md 6.1 P2, P3 */
export const defectsOf = ({ understood, offer }: Service): readonly DefectCode[] => [
  ...(understood ? [] : (['NOT_UNDERSTOOD'] as const)),
  ...(offer.made ? [] : (['NO_OFFER'] as const)),
  ...(offer.made && offer.mode !== 'IN_PERSON' ? (['OFFER_NOT_IN_PERSON'] as const) : []),
];

type Command<T extends NoticeCommand['type']> = Extract<NoticeCommand, { type: T }>;

const serve = (state: Notice, command: Command<'ServeNotice'>): readonly NoticeEvent[] => {
  if (state.status !== 'none') return [];
  const { service, text, onDate, validUntil, at } = command;
  const { offer, counselStatus, methodCode, ageAtService } = service;
  const isLater = minuteOf(service.servedAt) > minuteOf(at);
  refuseBroken(
    [isLater, 'notice.in-future', 'Nothing is recorded before it happened'],
    [ageAtService < ADULT_AGE, 'notice.minor', 'A minor is sent no notice of adult legal exposure'],
    [isPastCounsel(counselStatus, methodCode), 'notice.represented', 'A represented person is told through counsel'],
    [offer.made && offer.offeredOn > onDate, 'notice.offer-after-service', 'The offer came after the notice'],
    ...textRules(text, service.language),
  );
  return [{ type: 'NoticeServed', service, defectCodes: defectsOf(service), validUntil }];
};

const renew = (state: Notice, command: Command<'RenewNotice'>): readonly NoticeEvent[] => {
  if (state.status !== 'served') throw new RuleViolation('notice.ended', 'The notice has ended');
  const { renewal, text, onDate, validUntil, at, offerMode, counselStatus, methodCode, renewedBy } = command;
  const { offer } = state;
  const isStale = !offer.made || renewal.offeredOn <= offer.offeredOn || renewal.offeredOn > onDate;
  const isOutside = minuteOf(renewal.renewedAt) > minuteOf(at) || renewal.renewedAt <= state.servedAt;
  refuseBroken(
    [state.renewal !== null, 'notice.renewed-before', 'A notice is renewed once'],
    [state.defectCodes.length > 0, 'notice.defective', 'A notice that proves nothing is not renewed'],
    [isOutside, 'notice.in-future', 'Nothing is recorded before it happened'],
    [renewal.renewedAt >= state.validUntil, 'notice.ended', 'The notice had ended by then'],
    [isPastCounsel(counselStatus, methodCode), 'notice.represented', 'A represented person is told through counsel'],
    [offerMode !== 'IN_PERSON', 'notice.offer-not-in-person', 'Help is offered in person'],
    [isStale, 'notice.offer-not-fresh', 'A renewal comes with an offer of its own'],
    ...textRules(text, state.language),
  );
  return [{ type: 'NoticeRenewed', renewal, renewedBy, validUntil }];
};

/** Decides on one notice. What is served badly is kept, and proves nothing. @source R26, R32, R33; domain.md 3.3 */
const decide = (state: Notice, command: NoticeCommand): readonly NoticeEvent[] => {
  switch (command.type) {
    case 'ServeNotice':
      return serve(state, command);
    case 'RenewNotice':
      return renew(state, command);
    case 'EndNotice':
      if (state.status !== 'served' || command.at < state.validUntil) return [];
      return [{ type: 'NoticeExpired', endedAt: state.validUntil }];
    default:
      return unreachable(command);
  }
};

const evolve = (state: Notice, event: NoticeEvent): Notice => {
  if (event.type === 'NoticeServed') {
    const { service, defectCodes, validUntil } = event;
    return { ...service, status: 'served', defectCodes, validUntil, renewal: null };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'NoticeRenewed':
      return { ...state, renewal: event.renewal, validUntil: event.validUntil };
    case 'NoticeExpired':
      return { ...state, status: 'ended', endedAt: event.endedAt };
    default:
      return unreachable(event);
  }
};

export const notice: Decider<Notice, NoticeCommand, NoticeEvent> = { initial: { status: 'none' }, decide, evolve };
