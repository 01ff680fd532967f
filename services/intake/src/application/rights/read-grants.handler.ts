import type { Reading } from '@crossroads/messaging';
import type { Access } from '@crossroads/platform';
import { grantPage, type GrantFilter } from '../../persistence/rights/rights.queries.ts';
import type { PersonVault } from '../person-vault.ts';
import { seenGrant, type SeenGrant } from './seen-grant.ts';

/** Reads who broke the glass, why, and what came of it: all of the site, or one's own. */
export class ReadGrantsHandler {
  constructor(
    private readonly reading: Reading,
    private readonly vault: PersonVault,
  ) {}

  /** In order of their ids, at most `limit`. */
  page(filter: Pick<GrantFilter, 'after' | 'limit'>, access: Access): Promise<readonly SeenGrant[]> {
    const { site, actorId } = access.actor;
    const own = access.door.scopes.includes('site') ? {} : { actorId };
    return this.reading.run(access, async db => {
      const rows = await grantPage(db, { ...filter, site, ...own });
      return rows.map(row => seenGrant(row, this.vault));
    });
  }
}
