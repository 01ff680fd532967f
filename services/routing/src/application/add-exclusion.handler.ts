import { RuleViolation } from '@crossroads/kernel';
import type { NewId } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import { ErasedReferralRow } from '../persistence/erased-referral.row.ts';
import { ExclusionRepository } from '../persistence/exclusion.repository.ts';
import { exclusionTarget } from './standings.ts';
import type { Opens } from './standings.ts';

/** A referral, and another referral or a service where it must not be met. */
export type AddExclusion = {
  readonly referralId: string;
  readonly otherId: string;
  readonly reasonCode: string;
  readonly access: Opens;
  readonly at: Date;
};

/** Seals a pair. It binds every later match and is never shown again. @source architecture.md 15: rivals */
export class AddExclusionHandler {
  private readonly exclusions = new ExclusionRepository();

  constructor(private readonly newId: NewId) {}

  async execute({ referralId, otherId, reasonCode, access, at }: AddExclusion, tx: Tx): Promise<string> {
    if (referralId === otherId) throw new RuleViolation('exclusion.same', 'A pair has two sides');
    const pairId = this.newId();
    const { site, actorId } = access.actor;
    const erased = await tx.find(ErasedReferralRow, { referralId: [referralId, otherId] });
    access.on(exclusionTarget(pairId), erased.length > 0 ? undefined : { site });
    await this.exclusions.add(tx, { pairId, site, reasonCode, actorId, createdAt: at }, [referralId, otherId]);
    return pairId;
  }
}
