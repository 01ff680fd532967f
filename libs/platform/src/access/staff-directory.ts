import type { Role } from './roles.ts';

/** What the staff directory says of somebody at a site. */
export type Assignment = {
  readonly role: Role;
  readonly orgId?: string | undefined;
  readonly areaCode?: string | undefined;
  readonly programme?: string | undefined;
};

/** Who works where, as this service knows it. A change is known within 60 s. */
export abstract class StaffDirectory {
  /** The assignment that is in force now; `undefined` when there is none. */
  abstract find(site: string, actorId: string): Promise<Assignment | undefined>;
  /** False when nothing was heard from the directory's owner for 60 s: sensitive acts are refused then. */
  abstract isFresh(): Promise<boolean>;
}
