import { randomUUID } from 'node:crypto';
import { StaffMemberRow, StaffSourceRow, type UnitOfWork } from '@crossroads/messaging';
import type { Role } from '@crossroads/platform';
import { httpClient, type HttpClient } from './http-client.ts';
import type { TestIssuer } from './issuer/test-issuer.ts';
import type { TokenOptions } from './issuer/token-signer.ts';

/** Somebody with a role at a site. */
export type StaffPerson = {
  readonly actorId: string;
  readonly role: Role;
  readonly site: string;
  readonly orgId?: string | null | undefined;
  readonly areaCode?: string | null | undefined;
};

/** Somebody new with a role. */
export const somebody = (role: Role, site = 'abq', orgId: string | null = null): StaffPerson => ({
  actorId: randomUUID(),
  role,
  site,
  orgId,
});

/** Rows of the staff directory by which these people have their roles since long. */
export const staffRows = (people: readonly StaffPerson[]): StaffMemberRow[] =>
  people.map(({ actorId, role, site, orgId = null, areaCode = null }) =>
    Object.assign(new StaffMemberRow(), {
      id: actorId,
      site,
      version: 1,
      role,
      orgId,
      areaCode,
      programme: null,
      validFrom: new Date(0),
      validUntil: null,
      updatedAt: new Date(),
    }),
  );

const DAY_MS = 86_400_000;

/** Puts people into the directory of a service, and makes a copy of it fresh for a day: sensitive acts are possible. */
export const hire = (work: UnitOfWork, people: readonly StaffPerson[]): Promise<void> =>
  work.run({ sites: [...new Set(people.map(({ site }) => site))] }, async tx => {
    await tx.save(StaffMemberRow, staffRows(people));
    await tx.remove(StaffSourceRow, { id: 'directory' });
    const confirmedAt = new Date(Date.now() + DAY_MS);
    await tx.insert(StaffSourceRow, [Object.assign(new StaffSourceRow(), { id: 'directory', confirmedAt })]);
  });

/** A client of a service as somebody who has just signed in. */
export const signedIn = async (
  { issuer, url }: { readonly issuer: TestIssuer; readonly url: string },
  person: StaffPerson,
  options?: TokenOptions,
): Promise<HttpClient> => httpClient(url, await issuer.tokenFor(person, options));
