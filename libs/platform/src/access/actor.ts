import type { Plane, Role } from './roles.ts';

/** Who makes a request: an opaque staff or partner id and what the staff directory says of it. */
export type Actor = {
  readonly actorId: string;
  readonly plane: Plane;
  readonly role: Role;
  readonly site: string;
  readonly orgId?: string | undefined;
  readonly areaCode?: string | undefined;
  /** When the person last proved who they are; for a partner system, when its token was made. */
  readonly signedInAt: Date;
  /** A partner's program and not a person. */
  readonly isSystem: boolean;
};
