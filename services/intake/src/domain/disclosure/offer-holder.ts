/** An offer as far as disclosure hangs on it. */
export type OfferHolder = {
  readonly id: string;
  /** None while only a later event was heard of. */
  readonly providerId: string | null;
  readonly status: 'offered' | 'accepted' | 'ended';
  /** Stays when the offer ends: whoever took the person may hold something. */
  readonly acceptedAt: Date | null;
};

/** What was heard of an offer. */
export type OfferNews =
  | { readonly news: 'made'; readonly providerId: string }
  | { readonly news: 'accepted'; readonly at: Date }
  | { readonly news: 'ended' };

/** An offer after some news, in whatever order they come: nothing is ever taken back. @source R53 */
export const offerAfter = (id: string, before: OfferHolder | undefined, heard: OfferNews): OfferHolder => {
  const known = before ?? { id, providerId: null, status: 'offered', acceptedAt: null };
  switch (heard.news) {
    case 'made':
      return { ...known, providerId: heard.providerId };
    case 'accepted':
      return {
        ...known,
        status: known.status === 'ended' ? 'ended' : 'accepted',
        acceptedAt: known.acceptedAt ?? heard.at,
      };
    case 'ended':
      return { ...known, status: 'ended' };
  }
};
