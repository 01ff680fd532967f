import type { NewId } from '@crossroads/kernel';
import { IntakePersonBreakGlassOpenedV1 } from '@crossroads/contracts/help';
import type { Tx } from '@crossroads/messaging';
import { addBusinessDays, type Access, type Sites } from '@crossroads/platform';
import { breakGlass, type Grant } from '../../domain/rights/break-glass.ts';
import { loadPerson, type PersonRecord } from '../../persistence/people/person.queries.ts';
import { BreakGlassRow } from '../../persistence/rights/break-glass.row.ts';
import { grantColumns, toGrant } from '../../persistence/rights/grants.ts';
import { outgoingOfPerson } from '../../publishes.ts';
import type { Act } from '../act.ts';
import { account } from '../disclosure/account.ts';
import { openPerson } from '../people/open-person.ts';
import type { PersonVault } from '../person-vault.ts';
import type { SeenGrant } from './seen-grant.ts';

/** Kind of the deadline of a review; the key is the grant's id. */
export const REVIEW_DUE = 'break-glass.review-due';

export type BreakGlass = Act & {
  readonly access: Access;
  readonly personId: string;
  readonly breakGlassId: string;
  /** Why, as a code. */
  readonly reasonCode: string;
  /** Why, in words; sealed. */
  readonly explanation: string;
};

/** What breaking the glass needs. */
export type BreakGlassPorts = { readonly vault: PersonVault; readonly sites: Sites; readonly newId: NewId };

/** Opens one person's record beyond one's role for an hour, to be looked into on the next working day. @source R50; assurance.md 1.3 */
export class BreakGlassHandler {
  constructor(private readonly ports: BreakGlassPorts) {}

  /** @throws {Problem} `person.not-found`, `auth.sign-in-again` @throws {RuleViolation} `break-glass.review-overdue` */
  async execute(command: BreakGlass, tx: Tx): Promise<SeenGrant> {
    const { personId, breakGlassId: id, access, actorId, at, site } = command;
    const record = openPerson(access, { personId, found: await loadPerson(tx, personId) });
    const own = (await tx.find(BreakGlassRow, { actorId })).map(toGrant);
    const reviewDueAt = addBusinessDays(this.ports.sites.get(site), at, 1);
    const grant = breakGlass({ id, personId, actorId, at, reviewDueAt }, own);
    await this.#write(grant, command, tx);
    this.#tell(grant, { record, command }, tx);
    return { grant, role: command.role, reasonCode: command.reasonCode, explanation: null };
  }

  async #write(grant: Grant, command: BreakGlass, tx: Tx): Promise<void> {
    const { id: breakGlassId, personId } = grant;
    const { access, actorId, role, site, at, reasonCode, explanation } = command;
    const sealed = this.ports.vault.sealExplanation(grant.id, { explanation });
    const own = { ...grantColumns(grant), ...sealed, site, version: 1, role, reasonCode, isOverdue: false };
    await tx.save(BreakGlassRow, [Object.assign(new BreakGlassRow(), own)]);
    const who = { id: this.ports.newId(), site, personId, at, actorId, role, orgId: access.actor.orgId };
    await account(tx, { ...who, kind: 'BREAK_GLASS', purposeCode: access.purpose, fieldCodes: [], breakGlassId });
  }

  #tell(grant: Grant, { record, command }: { record: PersonRecord; command: BreakGlass }, tx: Tx): void {
    const { id: breakGlassId, actorId, expiresAt, reviewDueAt } = grant;
    const { cause, site, reasonCode } = command;
    tx.schedule(cause, { kind: REVIEW_DUE, key: breakGlassId, site, dueAt: reviewDueAt, data: {} });
    const times = { expiresAt: expiresAt.toISOString(), reviewDueAt: reviewDueAt.toISOString() };
    const data = { actorId, breakGlassId, reasonCode, ...times };
    tx.publish(cause, [outgoingOfPerson(record, IntakePersonBreakGlassOpenedV1, data)]);
  }
}
