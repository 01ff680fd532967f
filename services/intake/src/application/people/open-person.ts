import type { Particulars, Standing, Target } from '@crossroads/platform';
import { flagsOf } from '../../domain/people/sensitivity.ts';
import type { PersonRecord } from '../../persistence/people/person.queries.ts';
import type { Opens } from '../act.ts';
import { openRecord, type Opened } from '../open-record.ts';

/** A person as somebody who is asked for. */
export const personTarget = (id: string): Target => ({ type: 'Person', id, missing: 'person.not-found' });

/** Who stands how to a person: the own account, the worker, and what walls look at. */
export const personStanding = ({ site, row, referral, workerId }: PersonRecord): Standing => ({
  site,
  owners: row.accountId === null ? [] : [row.accountId],
  assigned: workerId === null ? [] : [workerId],
  flags: [
    ...flagsOf(row.sensitivity, referral),
    ...(row.isRestricted ? ['RESTRICTED'] : []),
    ...(row.isHeld ? ['HELD'] : []),
    ...(row.erasedAt === null ? [] : ['ERASED']),
  ],
});

/** A person who was looked for. */
export type WantedPerson = {
  readonly personId: string;
  readonly found: PersonRecord | undefined;
  /** Such as the grant that the decision rests on. */
  readonly more?: Particulars | undefined;
  /** What is true of this question only: organisations that a consent in force names. */
  readonly given?: Pick<Standing, 'orgs' | 'flags'> | undefined;
};

/** Shows a person to the policies. @throws {Problem} `person.not-found`, also for whom the opener may not know of */
export const openPerson = (access: Opens, { personId, found, more, given }: WantedPerson): Opened<PersonRecord> =>
  openRecord(access, {
    target: personTarget(personId),
    found,
    standing: each => withGiven(personStanding(each), given),
    more,
  });

const withGiven = (standing: Standing, { orgs = [], flags = [] }: Pick<Standing, 'orgs' | 'flags'> = {}): Standing => ({
  ...standing,
  orgs,
  flags: [...(standing.flags ?? []), ...flags],
});
