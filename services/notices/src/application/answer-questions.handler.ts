import type { AttestationReplyPayload } from '@crossroads/contracts/bridge';
import type { Received, Tx } from '@crossroads/messaging';
import { signWith } from '@crossroads/platform';
import { attest, type Verdict } from '../domain/attestation.ts';
import { AttestationRequestRow } from '../persistence/attestation-request.row.ts';
import { publishesAnswer, publishesFlag } from '../publishes.ts';
import { Allowances } from './allowances.ts';
import { raiseIncidents, type Seen } from './incident-desk.ts';
import { KnownSubjects } from './known-subjects.ts';
import { endsInTime } from './log-clock.ts';
import { openQuestion, type AnswerQuestion, type Asked, type Opened } from './opened-questions.ts';
import type { NoticesPorts } from './ports.ts';
import { replyOf } from './reply.ts';
import { Trails } from './trails.ts';

type Whole = Opened & { readonly asked: Asked };
type Answered = Opened & { readonly verdict: Verdict };

const isWhole = (opened: Opened): opened is Whole => opened.asked !== undefined;
const MALFORMED: Verdict = { answer: 'UNKNOWN', causeCode: 'MALFORMED', notice: null };

/**
 * Answers questions about one person each, a batch in one transaction: every question is written down, and a question
 * that comes again is given the answer it had.
 * @source R3; domain.md 2.3
 */
export class AnswerQuestionsHandler {
  constructor(private readonly ports: NoticesPorts) {}

  /** @throws {MessageRefused} when one cannot be opened; the others are then handled without it */
  async execute(received: readonly Received<AnswerQuestion>[], tx: Tx): Promise<void> {
    if (received.length === 0) return;
    const firsts = new Map(received.toReversed().map(each => [each.command.requestId, each]));
    const stored = await tx.load(AttestationRequestRow, [...firsts.keys()]);
    const fresh = received.filter(each => !stored.has(each.command.requestId) && firsts.get(each.command.requestId) === each); // prettier-ignore
    const { sites, bridge } = this.ports;
    const opened = await Promise.all(fresh.map(each => openQuestion(each, { sealing: bridge.sealing, sites })));
    const answered = await this.answer(opened, tx);
    const rows = await Promise.all(answered.map(each => this.rowOf(each)));
    if (rows.length > 0) await tx.save(AttestationRequestRow, rows);
    for (const {
      received: { site, at, cause },
      requestId: id,
    } of answered)
      endsInTime(tx, sites, { of: 'question', id, site, at, cause });
    const replies = new Map([...stored.values(), ...rows].map(row => [row.id, row.attestation]));
    for (const { command, site, cause } of received)
      tx.publish(cause, [publishesAnswer(site, command.requestId, replies.get(command.requestId) ?? '')]);
  }

  private async answer(opened: readonly Opened[], tx: Tx): Promise<readonly Answered[]> {
    const { vault, limits } = this.ports;
    const whole = opened.filter(isWhole);
    const by = whole.map(({ received, asked }) => ({ site: received.site, requester: asked.requester }));
    const sought = whole.map(({ received, asked }) => ({ site: received.site, asked }));
    const allowances = await Allowances.load(by, limits, tx);
    const known = await KnownSubjects.load(sought, vault, tx);
    const trails = await Trails.load(whole, vault, tx);
    const seen: Seen[] = [];
    const answered = opened.map(each => {
      if (!isWhole(each)) {
        seen.push(malformed(each));
        return { ...each, verdict: MALFORMED };
      }
      const { received, asked } = each;
      const about = { site: received.site, requester: asked.requester };
      const { isOverLimit, flag } = allowances.ask(about, received);
      const fished = trails.note(each);
      if (flag) seen.push(this.flagged(each, { count: flag.count, window: flag.span }, tx));
      if (fished !== undefined) seen.push(this.flagged(each, { count: fished, window: 'THIRTY_DAYS' }, tx));
      const bars = { isOverLimit, isUnavailable: known.isClosed(received.site) };
      return { ...each, verdict: attest(asked, known.candidates({ site: received.site, asked }), bars) };
    });
    await allowances.save(tx);
    await trails.save(tx);
    await raiseIncidents(seen, this.ports, tx);
    return answered;
  }

  private flagged(
    { received, asked, requestId }: Whole,
    flag: { readonly count: number; readonly window: 'HOUR' | 'DAY' | 'THIRTY_DAYS' },
    tx: Tx,
  ): Seen {
    const { site, at: raisedAt, cause } = received;
    tx.publish(cause, [publishesFlag(site, { requesterId: asked.requester, ...flag })]);
    const kindCode = flag.window === 'THIRTY_DAYS' ? 'QUERY_FISHING' : 'QUERY_LIMIT';
    return { site, kindCode, causeId: requestId, raisedAt, cause };
  }

  private async rowOf({ received, requestId: id, asked, verdict }: Answered): Promise<AttestationRequestRow> {
    const { site, at: askedAt } = received;
    const payload: AttestationReplyPayload = replyOf(id, verdict, askedAt);
    return Object.assign(new AttestationRequestRow(), {
      id,
      site,
      version: 1,
      requester: asked?.requester ?? null,
      askedAt,
      actAt: asked?.actAt ?? null,
      agencyCode: asked?.agencyCode ?? null,
      incidentDigest: asked ? this.ports.vault.incidentDigest(site, asked) : null,
      answer: verdict.answer,
      causeCode: verdict.causeCode,
      noticeId: verdict.notice?.noticeId ?? null,
      attestation: await signWith(this.ports.bridge.signing, payload),
    });
  }
}

const malformed = ({ received: { site, at: raisedAt, cause }, requestId: causeId }: Opened): Seen => ({
  site,
  kindCode: 'MALFORMED_QUESTION',
  causeId,
  raisedAt,
  cause,
});
