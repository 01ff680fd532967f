import type { Tx } from '@crossroads/messaging';
import { localDate, type Site } from '@crossroads/platform';
import { assess, type Assessment } from '../domain/assessment.ts';
import type { Content } from '../domain/content.ts';
import { referral } from '../domain/referral.ts';
import type { DueDates, ReferralCommand } from '../domain/referral-messages.ts';
import type { KnownReferral } from '../domain/referral-state.ts';
import type { TriageReason } from '../domain/triage.ts';
import { loadReferrals, saveReferrals, type StoredReferral } from '../persistence/referral.repository.ts';
import type { Act, OpeningAct } from './act.ts';
import { infoDueAt, triageDueAt } from './clocks.ts';
import { openRecord, type Opened } from './open-record.ts';
import { referralStanding, referralTarget } from './standings.ts';

type Known = StoredReferral & { readonly state: KnownReferral };

/** A referral that exists and that its asker may open. */
export type SeenReferral = Opened<Known>;

const known = (found: StoredReferral | undefined): Known | undefined =>
  found && found.state.status !== 'none' ? { ...found, state: found.state } : undefined;

/** Loads what the actor may act on. @throws {Problem} `referral.not-found` for everything else, whether it exists or not */
export const loadSeen = async (tx: Tx, id: string, { access }: Pick<OpeningAct, 'access'>): Promise<SeenReferral> => {
  const found = known((await loadReferrals(tx, [id])).get(id));
  return openRecord(access, { target: referralTarget(id), found, standing: referralStanding });
};

/** Decides one act on a loaded referral and saves what follows. */
export const decideAndSave = async (
  tx: Tx,
  found: SeenReferral,
  { command, at, cause }: Pick<Act, 'at' | 'cause'> & { readonly command: ReferralCommand },
): Promise<SeenReferral> => {
  const events = referral.decide(found.state, command);
  const [saved = found] = await saveReferrals(tx, [{ found, events, cause, at }]);
  return saved.state.status === 'none' ? found : { ...found, version: saved.version, state: saved.state };
};

/** What the rules say of a referral whose content or clearance changed, and the clocks that may start. */
export const assessAgain = (
  state: KnownReferral,
  place: Site,
  changed: { readonly content?: Content; readonly cleared?: readonly TriageReason[]; readonly at: Date },
): { readonly assessment: Assessment } & DueDates => {
  const { content = state.content, cleared = state.cleared, at } = changed;
  const assessment = assess(content, {
    receivedOn: localDate(place, state.receivedAt),
    siteAreas: place.areas.map(({ code }) => code),
    duplicateOf: state.duplicateOf,
    isThirdInSevenDays: state.reviewTriggerCodes.includes('THIRD_REFERRAL_7D'),
    cleared,
  });
  return {
    assessment,
    triageDueAt: triageDueAt(place, assessment.urgency, at),
    infoDueAt: infoDueAt(place, at),
  };
};
