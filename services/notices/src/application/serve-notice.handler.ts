import { RuleViolation } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import { ageAt, localDate, localInstant, yearsLater, type LocalTime } from '@crossroads/platform';
import { areDifferentKinds, isNormalised, normalised } from '../domain/identifier.ts';
import { notice, VALID_YEARS } from '../domain/notice.ts';
import type { Service } from '../domain/notice-state.ts';
import { NoticeRepository } from '../persistence/notice.repository.ts';
import type { NoticeRow } from '../persistence/notice.row.ts';
import { publishesNotice } from '../publishes.ts';
import type { Act } from './act.ts';
import { endAt } from './notice-clock.ts';
import type { NoticesPorts } from './ports.ts';
import { addSubject } from './subjects.ts';
import type { SubjectRecord } from './subject-vault.ts';
import { textStandingAt } from './text-standing.ts';

/** A notice as the team tells of it. */
export type ServeNotice = Act & {
  readonly noticeId: string;
  readonly subject: SubjectRecord;
  readonly servedAt: LocalTime;
  readonly how: Omit<Service, 'subjectId' | 'servedAt' | 'ageAtService' | 'servedBy'>;
};

const whole = (subject: SubjectRecord): SubjectRecord => {
  const identifiers = subject.identifiers.map(normalised);
  if (!identifiers.every(isNormalised))
    throw new RuleViolation('subject.identifier-too-short', 'An identifier has three signs at least');
  if (!areDifferentKinds(identifiers))
    throw new RuleViolation('subject.identifiers-alike', 'Two identifiers are of two kinds');
  return { ...subject, identifiers };
};

/** Records that a notice was served, with who it was served to under seal. @source R26, R32, R33 */
export class ServeNoticeHandler {
  private readonly notices = new NoticeRepository();

  constructor(private readonly ports: Pick<NoticesPorts, 'sites' | 'vault'>) {}

  /** @throws {RuleViolation} `notice.*`, `subject.*`, `time.*` */
  async execute(command: ServeNotice, tx: Tx): Promise<NoticeRow> {
    const { sites, vault } = this.ports;
    const { noticeId: id, site, at, cause, how } = command;
    const place = sites.get(site);
    const record = whole(command.subject);
    const servedAt = localInstant(place.timeZone, command.servedAt);
    const subjectId = vault.newSubjectId();
    const ageAtService = ageAt(place.timeZone, record.birthDate, servedAt);
    const service: Service = { ...how, subjectId, servedAt, ageAtService, servedBy: command.actorId };
    const text = await textStandingAt(tx, place, { textId: how.textId, at: servedAt });
    const found = { id, site, version: 0, createdAt: at, state: notice.initial };
    const validUntil = yearsLater(place, servedAt, VALID_YEARS);
    const occasion = { text, onDate: localDate(place, servedAt), validUntil, at };
    const events = notice.decide(found.state, { type: 'ServeNotice', service, ...occasion });
    await addSubject(tx, { id: subjectId, site, record, at }, vault);
    const row = await this.notices.save(tx, found, { events, at });
    tx.publish(cause, events.map(event => publishesNotice({ id, site }, event))); // prettier-ignore
    endAt(tx, { id, site, dueAt: validUntil, cause });
    return row;
  }
}
