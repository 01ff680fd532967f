import type { Access, Standing, Target } from '@crossroads/platform';
import { consentFailure, namesRecipient } from '../domain/consent-copy.ts';
import type { ConsentCopy } from '../domain/consent-copy.ts';
import type { NeedCode } from '../domain/codes.ts';
import { sensitivitiesIn, sensitivitiesOf } from '../domain/sensitivity.ts';
import type { OfferRow } from '../persistence/offer.row.ts';

/** What opens records: the access of a request, or one of a test. */
export type Opens = Pick<Access, 'actor' | 'on'>;

/** What says whose records a list shows. */
export type Lists = Pick<Access, 'actor' | 'door'>;

/** An offer as something that is asked for. */
export const offerTarget = (id: string): Target => ({ type: 'Offer', id, missing: 'offer.not-found' });

/** A placement as something that is asked for. */
export const placementTarget = (id: string): Target => ({ type: 'Placement', id, missing: 'placement.not-found' });

/** A service as something that is asked for. */
export const serviceTarget = (id: string): Target => ({ type: 'Service', id, missing: 'service.not-found' });

/** A pair as something that is entered. */
export const exclusionTarget = (id: string): Target => ({ type: 'Exclusion', id, missing: 'exclusion.not-found' });

type AskedOffer = Pick<OfferRow, 'site' | 'providerId' | 'sensitivityCodes'>;

const consentedTo = (consent: ConsentCopy, { providerId }: AskedOffer, at: Date): readonly string[] =>
  namesRecipient(consent, { providerId, at }) ? ['CONSENTED'] : [];

/**
 * How people stand to an offer that they want to see. The organisation that was asked holds it lawfully only while a
 * consent covers that.
 * @source domain.md 13 T17: withdrawal stops sharing at once
 */
export const offerStanding = (offer: AskedOffer, consent: ConsentCopy, at: Date): Standing => {
  const { site, providerId } = offer;
  const sensitivities = sensitivitiesIn(offer.sensitivityCodes);
  const isShared = consentFailure(consent, { providerId, sensitivities, at }) === undefined;
  const flags = [...sensitivities, ...consentedTo(consent, offer, at)];
  return { site, orgs: isShared ? [providerId] : [], flags };
};

/** How people stand to an offer that they say something of: what the organisation tells is heard after the consent too. */
export const answeredOfferStanding = (offer: AskedOffer, consent: ConsentCopy, at: Date): Standing => ({
  ...offerStanding(offer, consent, at),
  orgs: [offer.providerId],
});

/** How people stand to a placement: by their role in its site. */
export const placementStanding = (found: {
  readonly site: string;
  readonly needCode: NeedCode;
  readonly status: string;
}): Standing => ({ site: found.site, flags: sensitivitiesOf(found.needCode, []), state: found.status });

/** A service belongs to its organisation. */
export const serviceStanding = (found: {
  readonly site: string;
  readonly providerId: string;
  readonly status: string;
}): Standing => ({ site: found.site, orgs: [found.providerId], state: found.status });
