import type { Stored } from '@crossroads/kernel';
import { fold } from '@crossroads/kernel';
import type { Cause, Tx } from '@crossroads/messaging';
import { consent, type Consent, type ConsentEvent } from '../domain/consent.ts';
import { publishesConsent } from '../publishes.ts';
import { CaseRow } from './case.row.ts';
import { ConsentRow } from './consent.row.ts';

/** A consent as found, with the referral it belongs to. */
export type StoredConsent = Stored<Consent> & {
  readonly site: string;
  readonly caseId: string;
  readonly createdAt: Date;
};

const toState = (row: ConsentRow): Consent => {
  const { purposeCodes, recipientIds, recipientClass, dataClasses, language, methodCode, part2 } = row;
  const [startsAt, expiresAt] = [row.startsAt.toISOString(), row.expiresAt.toISOString()];
  const what = { purposeCodes, recipientIds, recipientClass, dataClasses, language, methodCode, part2 };
  const terms = { consentId: row.id, startsAt, expiresAt, ...what };
  const { status, withdrawnAt, stopBy, tellBy } = row;
  if (status !== 'withdrawn') return { status, terms };
  if (!withdrawnAt || !stopBy || !tellBy) throw new TypeError('a withdrawn consent has no dates');
  return { status, terms, withdrawnAt, stopBy, tellBy };
};

const toRow = ({ id, site, caseId, version, createdAt }: StoredConsent, state: Consent, at: Date): ConsentRow[] => {
  if (state.status === 'none') return [];
  const { consentId: _, startsAt, expiresAt, ...terms } = state.terms;
  const ended = state.status === 'withdrawn' ? state : { withdrawnAt: null, stopBy: null, tellBy: null };
  const { withdrawnAt, stopBy, tellBy } = ended;
  const dates = { startsAt: new Date(startsAt), expiresAt: new Date(expiresAt), withdrawnAt, stopBy, tellBy };
  const about = { id, site, caseId, version: version + 1, status: state.status, createdAt, updatedAt: at };
  return [Object.assign(new ConsentRow(), { ...terms, ...dates, ...about })];
};

/** Consents by id, locked; those that do not exist are absent. */
export const loadConsents = async (tx: Tx, ids: readonly string[]): Promise<Map<string, StoredConsent>> => {
  const rows = await tx.load(ConsentRow, ids);
  return new Map(
    [...rows].map(([id, row]) => {
      const { site, caseId, version, createdAt } = row;
      return [id, { id, site, caseId, version, createdAt, state: toState(row) }];
    }),
  );
};

/** A consent that is not recorded yet. */
export const newConsent = (id: string, about: Pick<StoredConsent, 'site' | 'caseId' | 'createdAt'>): StoredConsent => ({
  ...about,
  id,
  version: 0,
  state: consent.initial,
});

/** What happened to one consent. */
export type ConsentChange = {
  readonly found: StoredConsent;
  readonly personId: string | null;
  readonly events: readonly ConsentEvent[];
  readonly cause: Cause;
  readonly at: Date;
};

/** Saves consents and publishes what follows. */
export const saveConsents = async (tx: Tx, changes: readonly ConsentChange[]): Promise<void> => {
  const changed = changes.filter(({ events }) => events.length > 0);
  await tx.save(
    ConsentRow,
    changed.flatMap(({ found, events, at }) => toRow(found, fold(consent, found.state, events), at)),
  );
  for (const { found, personId, events, cause } of changed) {
    const about = { id: found.caseId, site: found.site, personId };
    tx.publish(
      cause,
      events.flatMap(event => publishesConsent(about, event)),
    );
  }
};

/** The referral that a consent belongs to, also while the consent waits on a case that is not eligible yet. */
export const caseOfConsent = async (tx: Tx, consentId: string): Promise<string | undefined> => {
  const [recorded] = await tx.find(ConsentRow, { id: consentId });
  if (recorded) return recorded.caseId;
  const [waiting] = await tx.find(CaseRow, { intakeConsentId: consentId });
  return waiting?.id;
};
