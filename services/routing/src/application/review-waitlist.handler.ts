import type { FiredDeadline, Found, Tx } from '@crossroads/messaging';
import type { Urgency } from '../domain/codes.ts';
import type { Placement } from '../domain/placement-state.ts';
import { PlacementRepository } from '../persistence/placement.repository.ts';
import { PlacementDesk } from './placement-desk.ts';
import type { DeskPorts } from './placement-desk.ts';
import { SYSTEM } from './place-referrals.handler.ts';

const ORDER: Readonly<Record<Urgency, number>> = { URGENT: 0, PRIORITY: 1, STANDARD: 2 };

/** More urgent first, then who has waited longer. */
const turn = (left: Found<Placement>, right: Found<Placement>): number => {
  const [one, other] = [left, right].map(({ state }) => (state.status === 'none' ? 3 : ORDER[state.terms.urgency]));
  return (
    (one ?? 0) - (other ?? 0) || left.createdAt.getTime() - right.createdAt.getTime() || (left.id < right.id ? -1 : 1)
  );
};

/** Looks again at who waits, after a service got room. @source domain.md 3.2: WAITLISTED, re-evaluated on any capacity event */
export class ReviewWaitlistHandler {
  private readonly placements = new PlacementRepository();

  constructor(private readonly ports: DeskPorts) {}

  async execute(fired: readonly FiredDeadline[], tx: Tx): Promise<void> {
    for (const [site, ofSite] of Map.groupBy(fired, deadline => deadline.site)) await this.review(site, ofSite, tx);
  }

  private async review(site: string, fired: readonly FiredDeadline[], tx: Tx): Promise<void> {
    const [first] = fired;
    const services = (await this.ports.directory.ofSites(tx, [site])).get(site) ?? [];
    const freed = new Set(fired.map(({ data }) => data['serviceId']));
    const needCodes = services.filter(({ serviceId }) => freed.has(serviceId)).flatMap(service => service.needCodes);
    if (!first || needCodes.length === 0) return;
    const waiting = await this.placements.waiting(tx, site, [...new Set(needCodes)]);
    const terms = waiting.flatMap(({ state }) => (state.status === 'none' ? [] : [state.terms]));
    if (terms.length === 0) return;
    const desk = new PlacementDesk(this.ports, tx, first.firedAt);
    await desk.load(
      terms.map(({ consentId }) => consentId),
      terms.map(({ referralId }) => referralId),
    );
    const stillWaiting = waiting
      .flatMap(({ id }) => desk.get(id) ?? [])
      .filter(({ state }) => state.status === 'waitlisted');
    const by = { cause: first.cause, actorId: SYSTEM };
    for (const { id } of stillWaiting.toSorted(turn)) desk.seek(id, by);
    await desk.settle();
  }
}
