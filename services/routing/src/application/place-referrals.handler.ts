import { unreachable } from '@crossroads/kernel';
import type { Received, Tx } from '@crossroads/messaging';
import type { NeedCode } from '../domain/codes.ts';
import { hasEnded } from '../domain/consent-copy.ts';
import type { ConsentTerms } from '../domain/consent-copy.ts';
import type { PlacementTerms } from '../domain/placement-state.ts';
import { ErasedReferralRow } from '../persistence/erased-referral.row.ts';
import { PlacementDesk } from './placement-desk.ts';
import type { DeskPorts } from './placement-desk.ts';
import type { By } from './placement-record.ts';

type RequestPlacements = {
  readonly type: 'RequestPlacements';
  readonly needCodes: readonly NeedCode[];
} & Omit<PlacementTerms, 'referralId' | 'needCode'>;

type RecordConsent = { readonly type: 'RecordConsent'; readonly consentId: string; readonly terms: ConsentTerms };
type EndConsent = { readonly type: 'EndConsent'; readonly consentId: string; readonly cause: 'withdrawn' | 'expired' };

/** What outreach's events ask of routing. */
export type OutreachCommand = RequestPlacements | RecordConsent | EndConsent;

/** Staff id of what nobody did by hand. */
export const SYSTEM = 'SYSTEM';

/** Places the needs of consenting people; requests, consents and their ends come in any order. */
export class PlaceReferralsHandler {
  constructor(private readonly ports: DeskPorts) {}

  async execute(heard: readonly Received<OutreachCommand>[], tx: Tx): Promise<void> {
    const received = await this.withoutErased(heard, tx);
    const [first] = received;
    if (!first) return;
    const desk = new PlacementDesk(this.ports, tx, first.at);
    const consentIds = received.map(({ command }) => command.consentId);
    await desk.load(
      consentIds,
      received.map(({ subject }) => subject),
    );
    for (const each of received) this.decide(desk, each);
    await desk.settle();
  }

  private async withoutErased(
    heard: readonly Received<OutreachCommand>[],
    tx: Tx,
  ): Promise<readonly Received<OutreachCommand>[]> {
    if (heard.length === 0) return heard;
    const erased = await tx.find(ErasedReferralRow, { referralId: heard.map(({ subject }) => subject) });
    const gone = new Set(erased.map(({ referralId }) => referralId));
    return heard.filter(({ subject }) => !gone.has(subject));
  }

  private decide(desk: PlacementDesk, { command, ...about }: Received<OutreachCommand>): void {
    const by = { cause: about.cause, actorId: SYSTEM };
    switch (command.type) {
      case 'RequestPlacements':
        return this.request(desk, { command, ...about }, by);
      case 'RecordConsent':
      case 'EndConsent':
        return this.hearConsent(desk, { command, ...about }, by);
      default:
        return unreachable(command);
    }
  }

  private request(desk: PlacementDesk, { command, site, subject }: Received<RequestPlacements>, by: By): void {
    const { type: _, needCodes, ...asked } = command;
    const consent = desk.decideConsent({ id: asked.consentId, site, referralId: subject }, { type: 'AwaitConsent' });
    for (const needCode of new Set(needCodes)) {
      const placementId = desk.open(site, { referralId: subject, needCode, ...asked }, by);
      if (hasEnded(consent)) desk.act(placementId, { type: 'EndForConsent', at: desk.at }, by);
      else if (consent.status === 'granted') desk.seek(placementId, by);
    }
  }

  private hearConsent(desk: PlacementDesk, received: Received<RecordConsent | EndConsent>, by: By): void {
    const { command, site, subject } = received;
    const consent = desk.decideConsent({ id: command.consentId, site, referralId: subject }, command);
    for (const { id, state } of desk.placementsOf(subject)) {
      if (state.status === 'none' || state.terms.consentId !== command.consentId) continue;
      if (hasEnded(consent)) desk.act(id, { type: 'EndForConsent', at: desk.at }, by);
      else if (state.status === 'opened') desk.seek(id, by);
    }
  }
}
