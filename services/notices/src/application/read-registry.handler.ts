import { Reading } from '@crossroads/messaging';
import { Problem, type Access, type Standing, type Target } from '@crossroads/platform';
import { Injectable } from '@nestjs/common';
import type { AttestationRequestRow } from '../persistence/attestation-request.row.ts';
import type { AvailabilityRow } from '../persistence/availability.row.ts';
import type { ChargingPolicyRow } from '../persistence/charging-policy.row.ts';
import type { IncidentRow } from '../persistence/incident.row.ts';
import type { NoticeTextRow } from '../persistence/notice-text.row.ts';
import type { NoticeRow } from '../persistence/notice.row.ts';
import { RegistryQueries, type PageOf } from '../persistence/registry.queries.ts';
import { availabilityId } from './known-subjects.ts';
import { incidentTarget, noticeStanding, noticeTarget, requestTarget, textStanding, textTarget } from './standings.ts';

type Page = Omit<PageOf, 'site'>;
type Looked<R> = {
  readonly target: Target;
  readonly find: (queries: RegistryQueries) => Promise<R | null>;
  readonly standing: (row: R) => Standing;
};

const ofSite = ({ site }: { readonly site: string }): Standing => ({ site });

/** Everything that is looked at. Of notices only one, by its id: there is no list and no search. @source R3; domain.md 2.3 */
@Injectable()
export class ReadRegistryHandler {
  constructor(private readonly reading: Reading) {}

  texts(access: Access, page: Page): Promise<NoticeTextRow[]> {
    return this.list(access, queries => queries.texts({ ...page, site: access.actor.site }));
  }

  /** @throws {Problem} `text.not-found` */
  text(access: Access, id: string): Promise<NoticeTextRow> {
    return this.one(access, { target: textTarget(id), find: queries => queries.text(id), standing: textStanding });
  }

  policies(access: Access, page: Page): Promise<ChargingPolicyRow[]> {
    return this.list(access, queries => queries.policies({ ...page, site: access.actor.site }));
  }

  /** @throws {Problem} `notice.not-found` */
  notice(access: Access, id: string): Promise<NoticeRow> {
    return this.one(access, {
      target: noticeTarget(id),
      find: queries => queries.notice(id),
      standing: noticeStanding,
    });
  }

  requests(access: Access, page: Page): Promise<AttestationRequestRow[]> {
    return this.list(access, queries => queries.requests({ ...page, site: access.actor.site }));
  }

  /** @throws {Problem} `attestation-request.not-found` */
  request(access: Access, id: string): Promise<AttestationRequestRow> {
    return this.one(access, { target: requestTarget(id), find: queries => queries.request(id), standing: ofSite });
  }

  incidents(access: Access, page: Page): Promise<IncidentRow[]> {
    return this.list(access, queries => queries.incidents({ ...page, site: access.actor.site }));
  }

  /** @throws {Problem} `incident.not-found` */
  incident(access: Access, id: string): Promise<IncidentRow> {
    return this.one(access, { target: incidentTarget(id), find: queries => queries.incident(id), standing: ofSite });
  }

  /** What a lawyer last said of the site, or of one notice; nothing when nothing was said. */
  availability(access: Access, noticeId: string | undefined): Promise<AvailabilityRow | null> {
    const id = availabilityId(access.actor.site, noticeId);
    return this.list(access, queries => queries.availability(id));
  }

  private list<T>(access: Access, read: (queries: RegistryQueries) => Promise<T>): Promise<T> {
    return this.reading.run(access, db => read(new RegistryQueries(db)));
  }

  private one<R>(access: Access, { target, find, standing }: Looked<R>): Promise<R> {
    return this.list(access, async queries => {
      const row = await find(queries);
      access.on(target, row ? standing(row) : undefined);
      if (!row) throw new Problem(target.missing);
      return row;
    });
  }
}
