import type { FiredDeadline, Tx } from '@crossroads/messaging';
import { PlacementDesk } from './placement-desk.ts';
import type { DeskPorts } from './placement-desk.ts';
import { SYSTEM } from './place-referrals.handler.ts';

/** Ends offers that nobody answered, and asks the next provider. */
export class ExpireOffersHandler {
  constructor(private readonly ports: DeskPorts) {}

  async execute(fired: readonly FiredDeadline[], tx: Tx): Promise<void> {
    const [first] = fired;
    if (!first) return;
    const desk = new PlacementDesk(this.ports, tx, first.firedAt);
    const ids = (name: string): readonly string[] => fired.map(({ data }) => String(data[name]));
    await desk.load(ids('consentId'), ids('referralId'));
    for (const { data, cause } of fired) {
      const placementId = String(data['placementId']);
      const by = { cause, actorId: SYSTEM };
      if (!desk.get(placementId)) continue; // its person was erased
      desk.act(placementId, { type: 'ExpireOffer', offerId: String(data['offerId']), at: desk.at }, by);
      if (desk.get(placementId)?.state.status === 'opened') desk.seek(placementId, by);
    }
    await desk.settle();
  }
}
