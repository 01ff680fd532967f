import type { StaffContracts } from '@crossroads/contracts';
import { PLANES, type Plane } from '@crossroads/platform';

const owners: readonly string[] = ['intake', 'notices', 'escalation'];

/** True for the service of its plane that keeps the staff directory. @source architecture.md 16 */
export const ownsStaff = (service: string): boolean => owners.includes(service);

/** Whose staff directory it is that these contracts tell of. @throws {TypeError} for a topic of no plane */
export const ownerOf = ({ changed }: StaffContracts): { readonly plane: Plane; readonly service: string } => {
  const [first, service = ''] = changed.topic.split('.');
  const plane = PLANES.find(name => name === first);
  if (!plane || !ownsStaff(service)) throw new TypeError(`${changed.topic} is no topic of a staff directory`);
  return { plane, service };
};
