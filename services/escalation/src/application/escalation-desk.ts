import { fold, type NewId } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import { yearsLater, type Particulars, type Site, type Sites, type Target } from '@crossroads/platform';
import { escalation } from '../domain/escalation.ts';
import type { EscalationCommand } from '../domain/escalation-commands.ts';
import type { EscalationEvent } from '../domain/escalation-events.ts';
import { isPurgeDue } from '../domain/escalation-retention.ts';
import type { ExistingEscalation } from '../domain/escalation-state.ts';
import { loadEscalations, saveEscalation } from '../persistence/escalation.repository.ts';
import type { FoundEscalation, KnownEscalation } from '../persistence/escalation.repository.ts';
import type { Act, By } from './act.ts';
import { openRecord } from './open-record.ts';
import { followUp } from './follow-up.ts';
import { escalationStanding, escalationTarget } from './standings.ts';

/** What deciding about escalations needs from outside. */
export type DeskPorts = { readonly sites: Sites; readonly newId: NewId };

/** What is decided, and by whom. */
export type Deciding = By & { readonly command: EscalationCommand };

/** An escalation after a decision, and what happened to it. */
export type Decided = { readonly found: KnownEscalation; readonly events: readonly EscalationEvent[] };

type Wanted = {
  readonly targetOf?: (id: string) => Target;
  /** Code of a refusal, where whoever asks sees the case anyway. */
  readonly refusedAs?: (state: ExistingEscalation) => string;
};

/** Opens an escalation for one act, decides, saves, and lets the subject go as soon as its time has come. */
export class EscalationDesk {
  constructor(private readonly ports: DeskPorts) {}

  place(code: string): Site {
    return this.ports.sites.get(code);
  }

  /** Until when the subject is kept, should the case end now. @source domain.md 6.6: sunset */
  keepUntil(code: string, at: Date): Date {
    return yearsLater(this.place(code), at, 1);
  }

  /** @throws {Problem} `escalation.not-found`, also for what the actor may not act on; `auth.sign-in-again` */
  async open(tx: Tx, { escalationId: id, access }: Act, wanted: Wanted = {}): Promise<KnownEscalation> {
    const found = (await loadEscalations(tx, [id])).get(id);
    const { targetOf = escalationTarget, refusedAs } = wanted;
    const more: Particulars = found && refusedAs ? { refusedAs: refusedAs(found.state) } : {};
    return openRecord(access, { target: targetOf(id), found, standing: escalationStanding, more });
  }

  /** Decides one command and saves what follows. */
  async decide(tx: Tx, found: FoundEscalation, { command, ...by }: Deciding): Promise<Decided> {
    const decided = escalation.decide(found.state, command);
    const events = [...decided, ...this.purged(found, decided, by.at)];
    const place = this.place(found.site);
    const saved = await saveEscalation(tx, { found, events, place, ...by });
    if (saved.state.status === 'none') throw new TypeError('a decision led nowhere');
    const known = { ...saved, state: saved.state };
    for (const event of events) await followUp(tx, { found: known, event, by, place, newId: this.ports.newId });
    return { found: known, events };
  }

  private purged(found: FoundEscalation, decided: readonly EscalationEvent[], at: Date): readonly EscalationEvent[] {
    const state = fold(escalation, found.state, decided);
    if (state.status === 'none' || !isPurgeDue(state, at)) return [];
    if (decided.some(({ type }) => type === 'SubjectPurged')) return [];
    return escalation.decide(state, { type: 'PurgeSubject', receiptId: this.ports.newId(), at });
  }
}
