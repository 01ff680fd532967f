import { AcceptReferralsHandler } from './accept-referrals.handler.ts';
import { AcknowledgeHandOutHandler } from './acknowledge-hand-out.handler.ts';
import { AnswerInfoHandler } from './answer-info.handler.ts';
import { CloseReferralHandler } from './close-referral.handler.ts';
import { DecideTriageHandler } from './decide-triage.handler.ts';
import type { IntakePorts } from './ports.ts';
import { RequestInfoHandler } from './request-info.handler.ts';
import { SubmitDraftHandler } from './submit-draft.handler.ts';
import { ChangeDraftHandler, OpenDraftHandler } from './write-draft.handler.ts';

/** Everything that people can do at intake, one handler an act. */
export class IntakeHandlers {
  readonly accept: AcceptReferralsHandler;
  readonly requestInfo: RequestInfoHandler;
  readonly answerInfo: AnswerInfoHandler;
  readonly decideTriage: DecideTriageHandler;
  readonly close = new CloseReferralHandler();
  readonly acknowledgeHandOut = new AcknowledgeHandOutHandler();
  readonly openDraft: OpenDraftHandler;
  readonly changeDraft: ChangeDraftHandler;
  readonly submitDraft: SubmitDraftHandler;

  constructor(ports: IntakePorts) {
    const { vault } = ports;
    this.accept = new AcceptReferralsHandler(ports);
    this.requestInfo = new RequestInfoHandler(ports);
    this.answerInfo = new AnswerInfoHandler(ports);
    this.decideTriage = new DecideTriageHandler(ports);
    this.openDraft = new OpenDraftHandler(vault);
    this.changeDraft = new ChangeDraftHandler(vault);
    this.submitDraft = new SubmitDraftHandler(vault, this.accept);
  }
}
