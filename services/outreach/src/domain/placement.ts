/** A need that providers are sought for, and the consent that allows it. */
export type RequestedNeed = { readonly needCode: string; readonly consentId: string };

/** How far a placement came, as far as the worker has to act on it. */
export type PlacementStatus = 'exhausted' | 'accepted' | 'handed-off' | 'handoff-failed' | 'engaged' | 'never-started';
export type PlacementNews = { readonly placementId: string; readonly status: PlacementStatus };

/** What routing needs to look for providers. */
export type PlacementRequest = {
  readonly consentId: string;
  readonly needCodes: readonly string[];
  readonly choiceCodes: readonly string[];
  readonly urgency: string;
  readonly ageBand: string;
  readonly areaCode: string;
  readonly language: string;
};
