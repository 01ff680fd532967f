import type { Clock } from '@crossroads/kernel';
import { StaffDirectory, type Assignment } from '@crossroads/platform';
import type { Store } from '../store/store.ts';
import { DIRECTORY } from './staff-copy.ts';
import { StaffMemberRow } from './staff-member.row.ts';
import { StaffSourceRow } from './staff-source.row.ts';

/** Milliseconds that an assignment is believed without looking again; with the event's way well below a minute. */
const BELIEVED_MS = 10_000;
/** @source architecture.md 16 (Staff directory) */
const FRESH_MS = 60_000;
const MOST_KNOWN = 10_000;

/** What looking up needs. `clock` is the service's, `real` is never shifted. `isOwner`: this service keeps the directory. */
export type DirectoryPorts = {
  readonly store: Pick<Store, 'transaction'>;
  readonly clock: Clock;
  readonly real: Clock;
  readonly isOwner: boolean;
};

type Known = { readonly member: Promise<StaffMemberRow | undefined>; readonly at: number };

/** The staff directory in the service's own schema. */
export class StoredStaffDirectory extends StaffDirectory {
  readonly #known = new Map<string, Known>();
  #confirmed: { readonly at: number; readonly readAt: number } | undefined;

  constructor(private readonly ports: DirectoryPorts) {
    super();
  }

  async find(site: string, actorId: string): Promise<Assignment | undefined> {
    const member = await this.#member(site, actorId);
    const now = this.ports.clock.now();
    if (!member || member.validFrom > now || (member.validUntil !== null && member.validUntil <= now)) return undefined;
    const { role, orgId, areaCode, programme } = member;
    return {
      role,
      orgId: orgId ?? undefined,
      areaCode: areaCode ?? undefined,
      programme: programme ?? undefined,
    };
  }

  async isFresh(): Promise<boolean> {
    const { isOwner, real } = this.ports;
    if (isOwner) return true;
    const now = real.now().getTime();
    if (!this.#confirmed || now - this.#confirmed.readAt > BELIEVED_MS) {
      this.#confirmed = { at: await this.#readConfirmed(), readAt: now };
    }
    return now - this.#confirmed.at <= FRESH_MS;
  }

  // Requests that ask for the same person at once wait for one look.
  #member(site: string, actorId: string): Promise<StaffMemberRow | undefined> {
    const at = this.ports.real.now().getTime();
    const name = `${site} ${actorId}`;
    const known = this.#known.get(name);
    if (known && at - known.at <= BELIEVED_MS) return known.member;
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    const looked: Known = { member: this.#read(site, actorId), at };
    this.#known.set(name, looked);
    looked.member.catch(() => this.#known.get(name) === looked && this.#known.delete(name));
    return looked.member;
  }

  async #read(site: string, id: string): Promise<StaffMemberRow | undefined> {
    const [member] = await this.ports.store.transaction([site], tx => tx.find(StaffMemberRow, { id, site }));
    return member;
  }

  async #readConfirmed(): Promise<number> {
    const [source] = await this.ports.store.transaction([], tx => tx.find(StaffSourceRow, { id: DIRECTORY }));
    return source?.confirmedAt.getTime() ?? 0;
  }
}
