import type { Access, Standing } from '@crossroads/platform';
import type { OutreachCase } from '../domain/case-state.ts';
import type { ConsentTerms } from '../domain/consent-terms.ts';
import type { Consent } from '../domain/consent.ts';

/** Problem code of every record that the asker cannot have. */
export const missing = 'outreach.case-unknown';

type CaseFound = Pick<OutreachCase, 'status' | 'workerId' | 'ownerId'> & { readonly site: string };

/** How people stand to a case: who works on it. @source domain.md 2.2 */
export const caseStanding = ({ site, status, workerId }: CaseFound): Standing => ({
  site,
  state: status,
  assigned: workerId === null ? [] : [workerId],
  flags: status === 'erased' ? ['ERASED'] : [],
});

type ConsentFound = Pick<ConsentTerms, 'recipientIds' | 'dataClasses' | 'part2'> & {
  readonly status: Consent['status'] | 'pending';
};

/** How people stand to a consent: who gave it, who works with that person, and whom it names while it holds. */
export const consentStanding = (terms: ConsentFound, about: CaseFound): Standing => {
  const holds = terms.status === 'active';
  const { site, ownerId, workerId } = about;
  return {
    site,
    state: terms.status,
    owners: ownerId === null ? [] : [ownerId],
    assigned: workerId === null ? [] : [workerId],
    orgs: holds ? terms.recipientIds : [],
    flags: [
      ...(holds ? ['CONSENTED'] : []),
      ...(terms.part2 ? ['PART2'] : []),
      ...(terms.dataClasses.includes('C6') ? ['VICTIM_SERVICES'] : []),
    ],
  };
};

/** A condition on cases. */
export type CaseScope = { readonly site: string; readonly workerId?: string; readonly ownerId?: string };

/** Which cases, or what belongs to them, the asker's list may hold: any of these, and nothing when there is none. */
export const casesInScope = ({ actor, door }: Access): readonly CaseScope[] => {
  const { site, actorId } = actor;
  if (door.scopes.includes('site')) return [{ site }];
  return [
    ...(door.scopes.includes('assigned') ? [{ site, workerId: actorId }] : []),
    ...(door.scopes.includes('own') ? [{ site, ownerId: actorId }] : []),
  ];
};
