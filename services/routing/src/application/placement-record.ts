import type { Cause, Found, Tx } from '@crossroads/messaging';
import type { Offer, Placement, PlacementEvent, PlacementTerms } from '../domain/placement-state.ts';
import { OfferRow } from '../persistence/offer.row.ts';
import { publishes } from '../publishes.ts';
import type { ServiceFlag } from '../domain/codes.ts';
import { sensitivitiesOf } from '../domain/sensitivity.ts';

/** Ends an unanswered offer. */
export const OFFER_EXPIRY = 'offer-expiry';

/** Who acts, and what set it off. */
export type By = { readonly cause: Cause; readonly actorId: string };

type Told = { readonly found: Found<Placement>; readonly terms: PlacementTerms; readonly by: By };

/** Writes down what follows from placement events beside the placement itself: events, offers made, their deadlines. */
export class PlacementRecord {
  private readonly made: OfferRow[] = [];

  constructor(
    private readonly tx: Tx,
    private readonly at: Date,
    private readonly flagsOf: (site: string, serviceId: string) => readonly ServiceFlag[],
  ) {}

  tell(told: Told, events: readonly PlacementEvent[]): void {
    const { found, terms, by } = told;
    const about = { site: found.site, actorId: by.actorId, placementId: found.id, terms };
    const outgoing = events.flatMap(event => publishes(about, event));
    if (outgoing.length > 0) this.tx.publish(by.cause, outgoing);
    for (const event of events) this.keepTime(told, event);
  }

  async save(): Promise<void> {
    if (this.made.length > 0) await this.tx.insert(OfferRow, this.made);
  }

  private keepTime(told: Told, event: PlacementEvent): void {
    if (event.type === 'OfferMade') this.offerMade(told, event.offer);
    if (event.type === 'OfferAccepted' || event.type === 'OfferDeclined' || event.type === 'OfferWithdrawn')
      this.tx.cancel(OFFER_EXPIRY, event.offerId);
  }

  private offerMade({ found, terms, by }: Told, { offerId, serviceId, providerId, expiresAt }: Offer): void {
    const { referralId, consentId } = terms;
    const { id: placementId, site } = found;
    const sensitivityCodes = sensitivitiesOf(terms.needCode, this.flagsOf(site, serviceId));
    const about = { site, placementId, referralId, consentId, serviceId, providerId, sensitivityCodes };
    this.made.push(Object.assign(new OfferRow(), { id: offerId, ...about, createdAt: this.at }));
    const data = { offerId, placementId, referralId, consentId };
    this.tx.schedule(by.cause, { kind: OFFER_EXPIRY, key: offerId, site, dueAt: expiresAt, data });
  }
}
