import type { Tx } from '@crossroads/messaging';
import { opens } from '../../domain/rights/break-glass.ts';
import { findGrant } from '../../persistence/rights/grants.ts';

/** Who opens whom, perhaps on a grant. */
export type OnGrant = {
  readonly breakGlassId?: string | undefined;
  readonly personId: string;
  readonly actorId: string;
  readonly at: Date;
};

/** The grant on which opening somebody rests: one's own, of that person, within its hour. Any other is as none. */
export const granted = async (
  tx: Pick<Tx, 'find'>,
  { breakGlassId, ...asked }: OnGrant,
): Promise<{ readonly breakGlassId: string } | undefined> => {
  if (breakGlassId === undefined) return undefined;
  const grant = await findGrant(tx, breakGlassId);
  return opens(grant, asked) ? { breakGlassId } : undefined;
};
