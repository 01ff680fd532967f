import type { Tx } from '@crossroads/messaging';
import { withAnswer, type Answer } from '../domain/content.ts';
import type { OpeningAct } from './act.ts';
import type { IntakePorts } from './ports.ts';
import { assessAgain, decideAndSave, loadSeen, type SeenReferral } from './referral-acts.ts';

/** What the sender or a worker adds to a referral. */
export type AnswerInfo = OpeningAct & { readonly referralId: string; readonly answer: Answer };

/** Takes an answer and runs the rules again. */
export class AnswerInfoHandler {
  constructor(private readonly ports: Pick<IntakePorts, 'sites'>) {}

  /** @throws {Problem} `referral.not-found`; {RuleViolation} `referral.not-asked`, `referral.answer-empty` */
  async execute({ referralId, answer, ...act }: AnswerInfo, tx: Tx): Promise<SeenReferral> {
    const found = await loadSeen(tx, referralId, act);
    const content = withAnswer(found.state.content, answer);
    const again = assessAgain(found.state, this.ports.sites.get(found.site), { content, at: act.at });
    return decideAndSave(tx, found, {
      ...act,
      command: { type: 'AnswerInfo', actorId: act.actorId, answer, ...again },
    });
  }
}
