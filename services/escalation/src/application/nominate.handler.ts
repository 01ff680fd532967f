import type { Tx } from '@crossroads/messaging';
import { Problem, yearsLater, type Site } from '@crossroads/platform';
import type { Nomination } from '../domain/nomination.ts';
import { ActMarkRow } from '../persistence/act-mark.row.ts';
import type { FoundEscalation, KnownEscalation } from '../persistence/escalation.repository.ts';
import { toJson } from '../persistence/escalation.json.ts';
import type { Act } from './act.ts';
import { unitOf } from './act.ts';
import { ACT_MARK_ENDS } from './act-marks.ts';
import type { EscalationPorts } from './ports.ts';
import { factsOf, nominationOf, type NominationForm } from './nomination-form.ts';

export type Nominate = Act & { readonly reference: string; readonly form: NominationForm };

/** Years for which an act is not nominated again. @source architecture.md 15 (Escalation limits) */
const MARK_YEARS = 5;

type Marking = { readonly escalationId: string; readonly place: Site; readonly nomination: Nomination } & Pick<
  Act,
  'at' | 'cause'
>;

/** A human opens a nomination with an incident in hand. @source R31; domain.md 6.6 */
export class NominateHandler {
  constructor(private readonly ports: EscalationPorts) {}

  /** @throws {Problem} `nomination.barred-content`, `nomination.no-line`, `nomination.same-act`, `time.*` */
  async execute({ escalationId, reference, form, access, at, cause }: Nominate, tx: Tx): Promise<KnownEscalation> {
    const { desk, subjects, lists, vault } = this.ports;
    const { actorId: staffId, site } = access.actor;
    const unitId = unitOf(access.actor);
    if (unitId === undefined) throw new Problem('nomination.no-line');
    const place = desk.place(site);
    const nomination = nominationOf(place, form);
    const facts = factsOf(place, nomination, lists.acts);
    const isSameActKnown = await this.mark(tx, { escalationId, place, nomination, at, cause });
    const subjectId = vault.newSubjectId();
    const none: FoundEscalation = {
      id: escalationId,
      site,
      version: 0,
      reference,
      subjectId,
      createdAt: at,
      state: { status: 'none' },
    };
    const command = { type: 'OpenNomination', nominator: { staffId, unitId }, facts, isSameActKnown, at } as const;
    const { found } = await desk.decide(tx, none, { command, actorId: staffId, at, cause });
    const record = { nomination: toJson(nomination), selfDefenceNote: null, reviews: [], answers: [] };
    await subjects.begin(tx, { id: subjectId, site, createdAt: at }, record);
    return found;
  }

  // True when somebody was here before. A mark that another transaction is writing is a lost race, and is found then.
  private async mark(tx: Tx, { escalationId, place, nomination, at, cause }: Marking): Promise<boolean> {
    const ids = [...new Set(this.ports.vault.marksOf(place.code, nomination))];
    const known = await tx.find(ActMarkRow, { id: ids }, { lock: true });
    if (known.some(({ expiresAt }) => expiresAt > at)) return true;
    const versions = new Map(known.map(({ id, version }) => [id, version]));
    const expiresAt = yearsLater(place, at, MARK_YEARS);
    const site = place.code;
    const marks = ids.map(id => ({ id, site, version: (versions.get(id) ?? 0) + 1, escalationId, expiresAt }));
    await tx.save(
      ActMarkRow,
      marks.map(mark => Object.assign(new ActMarkRow(), mark)),
    );
    for (const key of ids) tx.schedule(cause, { kind: ACT_MARK_ENDS, key, site, dueAt: expiresAt, data: {} });
    return false;
  }
}
