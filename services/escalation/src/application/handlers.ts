import { AnswerNexusHandler } from './answer-nexus.handler.ts';
import { HoldHandler } from './hold.handler.ts';
import { NominateHandler } from './nominate.handler.ts';
import { NominatorActsHandler } from './nominator-acts.handler.ts';
import { OfficeActsHandler } from './office-acts.handler.ts';
import type { EscalationPorts } from './ports.ts';
import { RecallHandler } from './recall.handler.ts';
import { ReviewHandler } from './review.handler.ts';
import { SubmitNominationHandler } from './submit-nomination.handler.ts';
import { TransmitPackageHandler } from './transmit-package.handler.ts';

/** Everything that people can do about an escalation. */
export class EscalationHandlers {
  readonly nominate: NominateHandler;
  readonly answerNexus: AnswerNexusHandler;
  readonly submit: SubmitNominationHandler;
  readonly nominator: NominatorActsHandler;
  readonly review: ReviewHandler;
  readonly transmit: TransmitPackageHandler;
  readonly office: OfficeActsHandler;
  readonly recall: RecallHandler;
  readonly holds: HoldHandler;

  constructor(ports: EscalationPorts) {
    this.nominate = new NominateHandler(ports);
    this.answerNexus = new AnswerNexusHandler(ports);
    this.submit = new SubmitNominationHandler(ports);
    this.nominator = new NominatorActsHandler(ports);
    this.review = new ReviewHandler(ports);
    this.transmit = new TransmitPackageHandler(ports);
    this.office = new OfficeActsHandler(ports);
    this.recall = new RecallHandler(ports);
    this.holds = new HoldHandler(ports);
  }
}
