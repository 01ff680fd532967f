import type { Tx } from '@crossroads/messaging';
import { localDate, Problem } from '@crossroads/platform';
import type { DeclinationCode, DispositionCode, InfoCode } from '../domain/codes.ts';
import type { CommandOf } from '../domain/escalation-commands.ts';
import type { KnownEscalation } from '../persistence/escalation.repository.ts';
import { PurgeReceiptRow } from '../persistence/purge-receipt.row.ts';
import { unitOf, type Act } from './act.ts';
import type { EscalationPorts } from './ports.ts';
import { packageTarget } from './standings.ts';

/** A decision as a prosecutor sends it. */
export type Decision = {
  readonly code: DispositionCode;
  readonly reasonCode: DeclinationCode | null;
  readonly decidedOn: string;
};

type OfficeCommand = CommandOf<
  'RecordReceipt' | 'StartReview' | 'ReturnForMore' | 'RecordDisposition' | 'ConfirmDestruction'
>;
type Opened = { readonly found: KnownEscalation; readonly officeId: string };

/** What a prosecutor's office does about what it was sent. Another office's is not there. */
export class OfficeActsHandler {
  constructor(private readonly ports: EscalationPorts) {}

  /** @throws {Problem} `package.not-found` */
  async receive(act: Act, tx: Tx): Promise<KnownEscalation> {
    return this.act(act, tx, ({ officeId }) => ({ type: 'RecordReceipt', officeId, at: act.at }));
  }

  /** @throws {Problem} `package.not-found`, `office.not-received` */
  async startReview(act: Act, tx: Tx): Promise<KnownEscalation> {
    return this.act(act, tx, ({ officeId }) => ({ type: 'StartReview', officeId, at: act.at }));
  }

  /** @throws {Problem} `package.not-found`, `return.not-possible`, `return.too-often` */
  async returnForMore(
    { infoCodes, ...act }: Act & { readonly infoCodes: readonly InfoCode[] },
    tx: Tx,
  ): Promise<KnownEscalation> {
    const returnId = this.ports.newId();
    return this.act(act, tx, ({ officeId }) => ({ type: 'ReturnForMore', officeId, returnId, infoCodes, at: act.at }));
  }

  /** @throws {Problem} `package.not-found`, `disposition.*` */
  async decide({ decision, ...act }: Act & { readonly decision: Decision }, tx: Tx): Promise<KnownEscalation> {
    const { desk } = this.ports;
    const { at } = act;
    return this.act(act, tx, ({ officeId, found: { site } }) => ({
      type: 'RecordDisposition',
      officeId,
      disposition: { officeId, ...decision },
      on: localDate(desk.place(site), at),
      at,
      keepUntil: desk.keepUntil(site, at),
    }));
  }

  /** @throws {Problem} `package.not-found`, `destruction.not-recalled` */
  async confirmDestruction(act: Act, tx: Tx): Promise<KnownEscalation> {
    const { access, at } = act;
    const receiptId = this.ports.newId();
    const known = await this.act(act, tx, ({ officeId }) => ({ type: 'ConfirmDestruction', officeId, receiptId, at }));
    const told = { escalationId: known.id, site: known.site, holderCode: 'OFFICE' } as const;
    if ((await tx.find(PurgeReceiptRow, { escalationId: known.id, holderCode: 'OFFICE' })).length > 0) return known;
    const receipt = {
      id: receiptId,
      ...told,
      causeCode: 'WRONG_PERSON',
      confirmedBy: access.actor.actorId,
      confirmedAt: at,
    };
    await tx.insert(PurgeReceiptRow, [Object.assign(new PurgeReceiptRow(), receipt)]);
    return known;
  }

  private async act(act: Act, tx: Tx, commandOf: (opened: Opened) => OfficeCommand): Promise<KnownEscalation> {
    const { desk } = this.ports;
    const { access, at, cause } = act;
    const opened = await desk.open(tx, act, { targetOf: packageTarget });
    const officeId = unitOf(access.actor);
    if (officeId === undefined) throw new Problem('package.not-found');
    const command = commandOf({ found: opened, officeId });
    const { found } = await desk.decide(tx, opened, { command, actorId: access.actor.actorId, at, cause });
    return found;
  }
}
