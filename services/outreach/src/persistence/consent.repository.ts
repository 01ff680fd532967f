import type { Stored } from '@crossroads/kernel';
import { fold } from '@crossroads/kernel';
import type { Cause, Tx } from '@crossroads/messaging';
import type { ConsentTerms } from '../domain/consent-terms.ts';
import { consent, type Consent, type ConsentEvent } from '../domain/consent.ts';
import { SYSTEM } from '../domain/case-state.ts';
import { publishesConsent } from '../publishes.ts';
import { CaseRow } from './case.row.ts';
import { ConsentRow, type ConsentStep } from './consent.row.ts';

/** A consent as found, with the referral it belongs to. */
export type StoredConsent = Stored<Consent> & {
  readonly site: string;
  readonly caseId: string;
  readonly createdAt: Date;
  readonly history: readonly ConsentStep[];
};

/** What a recorded consent says. */
export const termsOf = (row: ConsentRow): ConsentTerms => ({
  consentId: row.id,
  purposeCodes: row.purposeCodes,
  recipientIds: row.recipientIds,
  recipientClass: row.recipientClass,
  dataClasses: row.dataClasses,
  startsAt: row.startsAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  language: row.language,
  methodCode: row.methodCode,
  witnessId: row.witnessId,
  part2: row.part2,
});

const toState = (row: ConsentRow): Consent => {
  const terms = termsOf(row);
  const { status, withdrawnAt, stopBy, tellBy } = row;
  if (status !== 'withdrawn') return { status, terms };
  if (!withdrawnAt || !stopBy || !tellBy) throw new TypeError('a withdrawn consent has no dates');
  return { status, terms, withdrawnAt, stopBy, tellBy };
};

const STEPS = { ConsentGranted: 'GRANTED', ConsentWithdrawn: 'WITHDRAWN', ConsentExpired: 'EXPIRED' } as const;

const stepOf = (event: ConsentEvent, at: Date): ConsentStep => ({
  stateCode: STEPS[event.type],
  at: at.toISOString(),
  actorId: event.type === 'ConsentExpired' ? SYSTEM : event.actorId,
});

const toRow = ({ found, events, at }: ConsentChange): ConsentRow[] => {
  const { id, site, caseId, version, createdAt } = found;
  const state = fold(consent, found.state, events);
  if (state.status === 'none') return [];
  const { consentId: _, startsAt, expiresAt, witnessId = null, ...terms } = state.terms;
  const history = [...found.history, ...events.map(event => stepOf(event, at))];
  const ended = state.status === 'withdrawn' ? state : { withdrawnAt: null, stopBy: null, tellBy: null };
  const { withdrawnAt, stopBy, tellBy } = ended;
  const dates = { startsAt: new Date(startsAt), expiresAt: new Date(expiresAt), withdrawnAt, stopBy, tellBy };
  const about = { id, site, caseId, version: version + 1, status: state.status, createdAt, updatedAt: at };
  return [Object.assign(new ConsentRow(), { ...terms, witnessId, history, ...dates, ...about })];
};

/** Consents by id, locked; those that do not exist are absent. */
export const loadConsents = async (tx: Tx, ids: readonly string[]): Promise<Map<string, StoredConsent>> => {
  const rows = await tx.load(ConsentRow, ids);
  return new Map(
    [...rows].map(([id, row]) => {
      const { site, caseId, version, createdAt, history } = row;
      return [id, { id, site, caseId, version, createdAt, history, state: toState(row) }];
    }),
  );
};

/** A consent that is not recorded yet. */
export const newConsent = (id: string, about: Pick<StoredConsent, 'site' | 'caseId' | 'createdAt'>): StoredConsent => ({
  ...about,
  id,
  version: 0,
  history: [],
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
  await tx.save(ConsentRow, changed.flatMap(toRow));
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
