import type { CounselStatus, DefectCode, MethodCode, OfferMode, ServerRole } from './codes.ts';

/** The offer of help that goes with a notice. `offeredOn` is a local calendar date. @source domain.md 6.1 P2 */
export type HelpOffer =
  { readonly made: false } | { readonly made: true; readonly offeredOn: string; readonly mode: OfferMode };

/** How a notice was served: every field of domain.md 3.3. */
export type Service = {
  readonly subjectId: string;
  readonly textId: string;
  readonly language: string;
  readonly servedAt: Date;
  readonly methodCode: MethodCode;
  readonly serverRoles: readonly ServerRole[];
  readonly understood: boolean;
  readonly offer: HelpOffer;
  readonly copyLeft: boolean;
  readonly counselStatus: CounselStatus;
  /** Whole years on the local calendar day of service. */
  readonly ageAtService: number;
  readonly servedBy: string;
};

/** That a notice was read again, with a fresh offer. */
export type Renewal = {
  readonly textId: string;
  readonly renewedAt: Date;
  readonly offeredOn: string;
};

type Served = Service & {
  readonly defectCodes: readonly DefectCode[];
  /** UTC instant, exclusive. */
  readonly validUntil: Date;
  readonly renewal: Renewal | null;
};

export type Notice =
  | { readonly status: 'none' }
  | (Served & { readonly status: 'served' })
  | (Served & { readonly status: 'ended'; readonly endedAt: Date });

export type ExistingNotice = Exclude<Notice, { status: 'none' }>;

/** What is known of the text at the minute of service or renewal. */
export type TextStanding = {
  readonly stoodApproved: boolean;
  readonly isOfPolicyInForce: boolean;
  readonly language: string;
};

type Occasion = {
  readonly text: TextStanding;
  /** Local calendar date of the service or of the renewal. */
  readonly onDate: string;
  readonly validUntil: Date;
  /** Time by the service's clock. */
  readonly at: Date;
};

export type NoticeCommand =
  | ({ readonly type: 'ServeNotice'; readonly service: Service } & Occasion)
  | ({
      readonly type: 'RenewNotice';
      readonly renewal: Renewal;
      readonly offerMode: OfferMode;
      readonly methodCode: MethodCode;
      readonly counselStatus: CounselStatus;
      readonly renewedBy: string;
    } & Occasion)
  | { readonly type: 'EndNotice'; readonly at: Date };

export type NoticeEvent =
  | {
      readonly type: 'NoticeServed';
      readonly service: Service;
      readonly defectCodes: readonly DefectCode[];
      readonly validUntil: Date;
    }
  | {
      readonly type: 'NoticeRenewed';
      readonly renewal: Renewal;
      readonly renewedBy: string;
      readonly validUntil: Date;
    }
  | { readonly type: 'NoticeExpired'; readonly endedAt: Date };
