import { RuleViolation, unreachable, type Decider } from '@crossroads/kernel';

/** What somebody is here for. */
export type Position = {
  readonly role: string;
  readonly orgId: string | null;
  readonly areaCode: string | null;
  readonly programme: string | null;
};

/** One assignment at a time: a second would make two people of one account. @source architecture.md 16; CJIS AC-5 */
export type Assignment = Position & {
  readonly from: Date;
  /** First instant at which it holds no more. */
  readonly until: Date | null;
};

/** Somebody who works here, or did. */
export type StaffMember = { readonly status: 'none' } | { readonly status: 'known'; readonly assignment: Assignment };

type Begin = { readonly position: Position; readonly until: Date | null; readonly at: Date };

export type StaffCommand =
  | ({ readonly type: 'AddStaff' } & Begin)
  | ({ readonly type: 'AssignStaff' } & Begin)
  | { readonly type: 'EndAssignment'; readonly reasonCode: string; readonly at: Date };

export type StaffEvent =
  | { readonly type: 'StaffAssigned'; readonly assignment: Assignment; readonly reasonCode: string }
  | { readonly type: 'AssignmentEnded'; readonly at: Date; readonly reasonCode: string };

/** Roles that are nothing without the organisation that they are for. */
const OF_ORGANISATIONS: readonly string[] = ['provider'];

/** True while an assignment is in force. @source architecture.md 16 */
export const isInForce = ({ from, until }: Assignment, at: Date): boolean =>
  from <= at && (until === null || at < until);

const begun = (reasonCode: string, { position, until, at }: Begin): StaffEvent[] => {
  if (until !== null && until <= at) throw new RuleViolation('staff.ends-before-it-begins', 'The end has passed');
  if (OF_ORGANISATIONS.includes(position.role) && position.orgId === null) {
    throw new RuleViolation('staff.org-missing', 'This role is for an organisation');
  }
  return [{ type: 'StaffAssigned', assignment: { ...position, from: at, until }, reasonCode }];
};

const decide = (member: StaffMember, command: StaffCommand): StaffEvent[] => {
  switch (command.type) {
    case 'AddStaff':
      if (member.status !== 'none') throw new RuleViolation('staff.exists', 'This staff member is known already');
      return begun('ADDED', command);
    case 'AssignStaff':
      if (member.status === 'none') throw new RuleViolation('staff.not-found', 'There is no such staff member');
      return begun('ASSIGNED', command);
    case 'EndAssignment': {
      const { at, reasonCode } = command;
      if (member.status === 'none') throw new RuleViolation('staff.not-found', 'There is no such staff member');
      return isInForce(member.assignment, at) ? [{ type: 'AssignmentEnded', at, reasonCode }] : [];
    }
    default:
      return unreachable(command);
  }
};

const evolve = (member: StaffMember, event: StaffEvent): StaffMember => {
  switch (event.type) {
    case 'StaffAssigned':
      return { status: 'known', assignment: event.assignment };
    case 'AssignmentEnded':
      return member.status === 'none'
        ? member
        : { status: 'known', assignment: { ...member.assignment, until: event.at } };
    default:
      return unreachable(event);
  }
};

export const staffMember: Decider<StaffMember, StaffCommand, StaffEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
