import type { Clock } from '@crossroads/kernel';
import type { Reading } from '@crossroads/messaging';
import { localDate, type Access, type Sites } from '@crossroads/platform';
import { ageBandOf } from '../../domain/age-band.ts';
import type { AgeBand } from '../../domain/codes.ts';
import { initialsOf, phoneEndings } from '../../domain/people/masking.ts';
import type { Person } from '../../domain/submission.ts';
import { readPerson, type PersonRecord } from '../../persistence/people/person.queries.ts';
import type { Opened } from '../open-record.ts';
import type { PersonVault } from '../person-vault.ts';
import { openPerson } from './open-person.ts';

/** Set of fields of those who answer for reaching a person; every other reader is told the age band and the area. */
export const CONTACT_VIEW = 'person.contact.v1';

/** What anybody may know who may know of a person at all. */
export type MaskedPerson = {
  readonly personId: string;
  readonly referralId: string;
  readonly ageBand: AgeBand;
  readonly areaCode: string | null;
};

/** What it takes to reach somebody, without a name or a number. */
export type ContactCard = MaskedPerson &
  Pick<Person, 'ageConfidence' | 'interpreterNeeded' | 'safeContact'> & {
    readonly initials: string;
    readonly language: string;
    readonly phoneEndings: readonly string[];
    readonly isRestricted: boolean;
    readonly version: number;
  };

/** What reading a person needs. */
export type ReadPersonPorts = {
  readonly reading: Reading;
  readonly vault: PersonVault;
  readonly sites: Sites;
  readonly clock: Clock;
};

/** Reads one person, as little as the reader's role needs. */
export class ReadPersonHandler {
  constructor(private readonly ports: ReadPersonPorts) {}

  /** @throws {Problem} `person.not-found`, also for whom the reader may not know of */
  execute(personId: string, access: Access): Promise<MaskedPerson | ContactCard> {
    return this.ports.reading.run(access, async db =>
      this.shown(openPerson(access, { personId, found: await readPerson(db, personId) })),
    );
  }

  /** What of an opened person its opener is shown. */
  shown(found: Opened<PersonRecord>): MaskedPerson | ContactCard {
    return found.view === CONTACT_VIEW ? this.#card(found) : this.#masked(found);
  }

  #masked({ id, row, referral }: Opened<PersonRecord>): MaskedPerson {
    const { ageBand, areaCode } = referral;
    return { personId: id, referralId: row.referralId, ageBand, areaCode };
  }

  #card(found: Opened<PersonRecord>): ContactCard {
    const { vault, sites, clock } = this.ports;
    const { id, site, row } = found;
    const { person } = vault.open(id, row);
    const { ageConfidence, interpreterNeeded, safeContact = [], preferredLanguage: language } = person;
    const ageBand = ageBandOf(person, localDate(sites.get(site), clock.now()));
    const { isRestricted, version } = row;
    const seen = { initials: initialsOf(person), phoneEndings: phoneEndings(person), language, isRestricted, version };
    return { ...this.#masked(found), ageBand, ageConfidence, interpreterNeeded, safeContact, ...seen };
  }
}
