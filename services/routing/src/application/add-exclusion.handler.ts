import { RuleViolation } from '@crossroads/kernel';
import type { NewId } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import { ExclusionRepository } from '../persistence/exclusion.repository.ts';

/** A referral, and another referral or a service where it must not be met. */
export type AddExclusion = {
  readonly referralId: string;
  readonly otherId: string;
  readonly reasonCode: string;
  readonly site: string;
  readonly actorId: string;
  readonly at: Date;
};

/** Seals a pair. It binds every later match and is never shown again. @source architecture.md 15: rivals */
export class AddExclusionHandler {
  private readonly exclusions = new ExclusionRepository();

  constructor(private readonly newId: NewId) {}

  async execute({ referralId, otherId, reasonCode, site, actorId, at }: AddExclusion, tx: Tx): Promise<string> {
    if (referralId === otherId) throw new RuleViolation('exclusion.same', 'A pair has two sides');
    const pairId = this.newId();
    await this.exclusions.add(tx, { pairId, site, reasonCode, actorId, createdAt: at }, [referralId, otherId]);
    return pairId;
  }
}
