/** How much of a referral somebody sees: all that staff need, the sender's own two words, or nothing at all. */
export type View = 'staff' | 'sender' | 'none';

const STAFF: readonly string[] = ['intake-worker', 'duty-supervisor', 'screener', 'outreach-lead', 'program-manager'];

/** Another site's referral, and one that is not one's own, is as one that never was. @source domain.md 2.2 */
export const viewOf = (
  actor: { readonly actorId: string; readonly role: string; readonly site: string },
  referral: { readonly site: string; readonly senderId: string },
): View => {
  if (actor.site !== referral.site) return 'none';
  if (STAFF.includes(actor.role)) return 'staff';
  return actor.actorId === referral.senderId ? 'sender' : 'none';
};

export const isStaff = (role: string): boolean => STAFF.includes(role);
