import { given } from '@crossroads/testing';
import { isInForce, staffMember, type Position, type StaffEvent } from './staff-member.ts';

const at = new Date('2026-11-24T10:00:00Z');
const later = new Date('2026-11-24T11:00:00Z');
const screener: Position = { role: 'screener', orgId: null, areaCode: null, programme: null };
const lead: Position = { ...screener, role: 'outreach-lead', areaCode: 'SOUTHEAST' };
const assigned = (position: Position, until: Date | null = null): StaffEvent => ({
  type: 'StaffAssigned',
  assignment: { ...position, from: at, until },
  reasonCode: 'ADDED',
});

describe('a staff member', () => {
  it('is added with one assignment, once', () => {
    given(staffMember).when({ type: 'AddStaff', position: screener, until: null, at }).thenEmits(assigned(screener));
    given(staffMember, assigned(screener))
      .when({ type: 'AddStaff', position: lead, until: null, at })
      .thenRefused('staff.exists');
  });

  it('is assigned anew, which ends the assignment before', () => {
    given(staffMember, assigned(screener))
      .when({ type: 'AssignStaff', position: lead, until: null, at: later })
      .thenEmits({
        type: 'StaffAssigned',
        assignment: { ...lead, from: later, until: null },
        reasonCode: 'ASSIGNED',
      });
  });

  it('has none when it was ended, and ending it again changes nothing', () => {
    const end = { type: 'EndAssignment', reasonCode: 'LEFT', at: later } as const;
    const ended = { type: 'AssignmentEnded', at: later, reasonCode: 'LEFT' } as const;
    given(staffMember, assigned(screener)).when(end).thenEmits(ended);
    given(staffMember, assigned(screener), ended).when(end).thenEmits();
    given(staffMember, assigned(screener, later)).when(end).thenEmits();
  });

  it('that nobody knows can be neither assigned nor ended', () => {
    given(staffMember).when({ type: 'AssignStaff', position: lead, until: null, at }).thenRefused('staff.not-found');
    given(staffMember).when({ type: 'EndAssignment', reasonCode: 'LEFT', at }).thenRefused('staff.not-found');
  });

  it('gets no assignment that ended before it began, nor a provider’s without the organisation', () => {
    given(staffMember)
      .when({ type: 'AddStaff', position: screener, until: at, at })
      .thenRefused('staff.ends-before-it-begins');
    given(staffMember)
      .when({ type: 'AddStaff', position: { ...screener, role: 'provider' }, until: null, at })
      .thenRefused('staff.org-missing');
  });

  it('is in force from the first instant and not at the last', () => {
    const assignment = { ...screener, from: at, until: later };
    const inForce = (ms: number) => isInForce(assignment, new Date(at.getTime() + ms));
    expect([inForce(-1), inForce(0), inForce(3_599_999), inForce(3_600_000)]).toEqual([false, true, true, false]);
  });
});
