import type { Tx } from '../ports.ts';
import { StaffMemberRow } from './staff-member.row.ts';
import type { StaffNews } from './staff-news.ts';
import { StaffSourceRow } from './staff-source.row.ts';

/** Id of the only row of a {@link StaffSourceRow}. */
export const DIRECTORY = 'directory';

const newestOf = (members: readonly StaffMemberRow[]): ReadonlyMap<string, StaffMemberRow> => {
  const newest = new Map<string, StaffMemberRow>();
  for (const member of members) {
    if (member.version > (newest.get(member.id)?.version ?? 0)) newest.set(member.id, member);
  }
  return newest;
};

const copyMembers = async (members: readonly StaffMemberRow[], tx: Tx): Promise<void> => {
  const newest = newestOf(members);
  if (newest.size === 0) return;
  const known = await tx.load(StaffMemberRow, [...newest.keys()]);
  const changed = [...newest.values()].filter(({ id, version }) => version > (known.get(id)?.version ?? 0));
  if (changed.length === 0) return;
  // Replaced and not saved: compaction may have taken the versions between.
  await tx.remove(StaffMemberRow, { id: changed.map(({ id }) => id) });
  await tx.insert(StaffMemberRow, changed);
};

const confirm = async (confirmed: readonly Date[], tx: Tx): Promise<void> => {
  if (confirmed.length === 0) return;
  const [known] = await tx.find(StaffSourceRow, { id: DIRECTORY }, { lock: true });
  const latest = new Date(Math.max(...confirmed.map(at => at.getTime())));
  if (known && known.confirmedAt >= latest) return;
  await tx.remove(StaffSourceRow, { id: DIRECTORY });
  await tx.insert(StaffSourceRow, [Object.assign(new StaffSourceRow(), { id: DIRECTORY, confirmedAt: latest })]);
};

/** Brings the copy of the staff directory to what its owner said; what is older than the copy changes nothing. */
export const copyStaff = async (news: readonly StaffNews[], tx: Tx): Promise<void> => {
  await copyMembers(
    news.flatMap(({ said }) => ('member' in said ? [said.member] : [])),
    tx,
  );
  await confirm(
    news.flatMap(({ said }) => ('confirmedAt' in said ? [said.confirmedAt] : [])),
    tx,
  );
};
