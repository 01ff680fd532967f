import type {
  AgeBand,
  ChoiceCode,
  DeclinedBy,
  DeclineReason,
  HandoffSide,
  NeedCode,
  Outcome,
  Urgency,
} from './codes.ts';
import type { Finding, MatchChoice } from './provider-match.ts';

/** What was asked for: one need of one referral, under one consent. */
export type PlacementTerms = {
  readonly referralId: string;
  readonly needCode: NeedCode;
  readonly urgency: Urgency;
  readonly ageBand: AgeBand;
  readonly areaCode: string | null;
  readonly language: string;
  readonly choiceCodes: readonly ChoiceCode[];
  readonly consentId: string;
};

export type OfferStatus =
  | 'offered'
  | 'accepted'
  | 'declined'
  | 'expired'
  | 'withdrawn'
  | 'handed-off'
  | 'handoff-failed'
  | 'engaged'
  | 'never-started'
  | 'ended';

/** One question to one provider service. Instants are UTC; `expiresAt` is exclusive. */
export type Offer = {
  readonly offerId: string;
  readonly serviceId: string;
  readonly providerId: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly status: OfferStatus;
  /** Why a coordinator chose it by hand. */
  readonly manualReasonCode: string | null;
  /** Why it ended, or the last outcome. */
  readonly reasonCode: string | null;
  readonly declinedBy: DeclinedBy | null;
  readonly endedAt: Date | null;
};

type Asked = {
  readonly terms: PlacementTerms;
  /** Offers that ended, oldest first. */
  readonly past: readonly Offer[];
  /** How many of `past` belong to earlier requests: a new request may ask the same services again. */
  readonly pastBefore: number;
  /** Why this service and no other, as found last. Services that do not serve the need are left out. */
  readonly findings: readonly Finding[];
};

export type Placement =
  | { readonly status: 'none' }
  | (Asked & { readonly status: 'opened' })
  | (Asked & { readonly status: 'waitlisted'; readonly serviceId: string })
  | (Asked & { readonly status: 'exhausted'; readonly gapCode: string })
  | (Asked & { readonly status: 'offered'; readonly offer: Offer })
  | (Asked & { readonly status: 'accepted'; readonly offer: Offer; readonly confirmedBy: readonly HandoffSide[] })
  | (Asked & { readonly status: 'handed-off' | 'engaged'; readonly offer: Offer })
  | (Asked & { readonly status: 'ended'; readonly causeCode: string });

export type ExistingPlacement = Exclude<Placement, { status: 'none' }>;

/** A provider was asked and may still serve the person. Each of these holds one unit. */
export type PlacementWithOffer = Extract<Placement, { offer: Offer }>;

type Named = { readonly offerId: string; readonly at: Date };

export type PlacementCommand =
  | { readonly type: 'OpenPlacement'; readonly terms: PlacementTerms }
  | (Named & { readonly type: 'PlaceNext'; readonly choice: MatchChoice; readonly expiresAt: Date })
  | (Named & {
      readonly type: 'OfferTo';
      readonly finding: Finding;
      readonly reasonCode: string;
      readonly expiresAt: Date;
    })
  | (Named & { readonly type: 'AcceptOffer' })
  | (Named & { readonly type: 'ExpireOffer' })
  | (Named & { readonly type: 'DeclineOffer'; readonly reasonCode: DeclineReason; readonly declinedBy: DeclinedBy })
  | (Named & { readonly type: 'WithdrawOffer'; readonly causeCode: string })
  | (Named & { readonly type: 'ConfirmHandoff'; readonly side: HandoffSide })
  | (Named & { readonly type: 'RecordOutcome'; readonly outcome: Outcome })
  | { readonly type: 'EndForConsent'; readonly at: Date }
  /** Nothing of the person stays in use: erased, or the time of keeping is over. */
  | { readonly type: 'EndForErasure'; readonly at: Date; readonly causeCode?: 'PERSON_ERASED' | 'RETENTION' };

export type PlacementEvent =
  | { readonly type: 'PlacementOpened'; readonly terms: PlacementTerms; readonly causeCode: string }
  | { readonly type: 'OfferMade'; readonly offer: Offer; readonly findings: readonly Finding[] }
  | { readonly type: 'WaitlistJoined'; readonly serviceId: string; readonly findings: readonly Finding[] }
  | { readonly type: 'PlacementExhausted'; readonly gapCode: string; readonly findings: readonly Finding[] }
  | (Named & { readonly type: 'OfferAccepted' | 'OfferExpired' | 'EngagementStarted' | 'EngagementNeverStarted' })
  | (Named & { readonly type: 'OfferDeclined'; readonly reasonCode: DeclineReason; readonly declinedBy: DeclinedBy })
  | (Named & { readonly type: 'OfferWithdrawn' | 'HandoffFailed'; readonly causeCode: string })
  | (Named & { readonly type: 'HandoffConfirmed'; readonly side: HandoffSide })
  | (Named & { readonly type: 'HandoffCompleted'; readonly confirmedBy: readonly HandoffSide[] })
  | (Named & { readonly type: 'OutcomeRecorded'; readonly outcome: Outcome })
  | { readonly type: 'PlacementEnded'; readonly causeCode: string; readonly at: Date };

export type CommandOf<T extends PlacementCommand['type']> = Extract<PlacementCommand, { type: T }>;
