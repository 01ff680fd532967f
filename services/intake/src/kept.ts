import type { NewId } from '@crossroads/kernel';
import { empties, removes, type Clearing, type Kept, type RetentionStep, type Tx } from '@crossroads/messaging';
import type { PersonVault } from './application/person-vault.ts';
import { erase } from './application/rights/erase.ts';
import { marked } from './application/rights/person-standing.ts';
import { AccountingRow } from './persistence/disclosure/accounting.row.ts';
import { ConsentCopyRow } from './persistence/disclosure/consent-copy.row.ts';
import { OfferHolderRow } from './persistence/disclosure/offer-holder.row.ts';
import { RecallRow } from './persistence/disclosure/recall.row.ts';
import { PersonMatchRow } from './persistence/matching/person-match.row.ts';
import { loadPerson } from './persistence/people/person.queries.ts';
import { RevealRow } from './persistence/people/reveal.row.ts';
import { PersonIndexRow } from './persistence/person-index.row.ts';
import { PersonRow } from './persistence/person.row.ts';
import { ProgressRow } from './persistence/progress.row.ts';
import { ReferralRow } from './persistence/referral.row.ts';
import { BreakGlassRow } from './persistence/rights/break-glass.row.ts';
import { ErasureRow } from './persistence/rights/erasure.row.ts';
import { HoldRow } from './persistence/rights/hold.row.ts';
import { RetentionRow } from './persistence/rights/retention.row.ts';
import { SafetyNoticeLinkRow } from './persistence/safety/safety-notice-link.row.ts';

/** What clearing people needs. */
export type KeptPorts = { readonly vault: PersonVault; readonly newId: NewId };

const byId = (ids: readonly string[]) => ({ id: ids });
const ofReferrals = (ids: readonly string[]) => ({ referralId: ids });

const peopleOf = (tx: Tx, ids: readonly string[]): Promise<PersonRow[]> => tx.find(PersonRow, ofReferrals(ids));

/** Rows that name the person: they go by the ids of the people of the referrals. */
const ofPeople = (step: RetentionStep): RetentionStep => ({
  ...step,
  run: async (clearing: Clearing, tx) => {
    const ids = (await peopleOf(tx, clearing.ids)).map(({ id }) => id);
    if (ids.length > 0) await step.run({ ...clearing, ids }, tx);
  },
});
const byPerson = (ids: readonly string[]) => ({ personId: ids });

/** Identity goes by erasing the person, which is more than emptying columns. */
const erasing = (newId: NewId): RetentionStep => ({
  table: 'person',
  clears: ['wrapped_key', 'sealed'],
  run: async ({ ids, ended, at }, tx) => {
    const causes = new Map(ended.map(({ id, cause }) => [id, cause]));
    for (const { id, referralId, erasedAt } of await peopleOf(tx, ids)) {
      const cause = causes.get(referralId);
      const record = erasedAt === null && cause ? await loadPerson(tx, id) : undefined;
      if (cause && record) await erase(tx, record, { actorId: 'SYSTEM', causeCode: 'RETENTION', at, cause, newId });
    }
  },
});

/** What an erasure does elsewhere. */
const erased = (table: string, clears: RetentionStep['clears']): RetentionStep => ({
  table,
  clears,
  run: () => Promise.resolve(),
});

/** What is not known counts as the strictest. What is sealed belongs to its version, so it is sealed anew. */
const sensitivity = (vault: PersonVault): RetentionStep => ({
  table: 'person',
  clears: ['sensitivity'],
  run: async ({ ids, at }, tx) => {
    const found = await tx.find(PersonRow, ofReferrals(ids), { lock: true });
    const known = found.filter(row => row.erasedAt === null && !row.sensitivity.includes('UNKNOWN_SENSITIVITY'));
    const blank = { sensitivity: ['UNKNOWN_SENSITIVITY' as const], updatedAt: at };
    if (known.length > 0)
      await tx.save(
        PersonRow,
        known.map(row => marked(vault, row, blank)),
      );
  },
});

const consentEnds: Kept['consentEnds'] = async (ids, tx) => {
  const ends = new Map<string, Date>();
  for (const { referralId, endedAt, expiresAt } of await tx.find(ConsentCopyRow, ofReferrals(ids))) {
    const [end, known] = [endedAt ?? expiresAt, ends.get(referralId)];
    if (end && (!known || known < end)) ends.set(referralId, end);
  }
  return ends;
};

const screened: readonly RetentionStep[] = [
  empties(ReferralRow, byId, {
    facts: [],
    reasonCodes: [],
    urgency: 'STANDARD',
    urgencyRuleIds: [],
    triageRuleIds: [],
    triageReasons: [],
    reviewTriggerCodes: [],
    cleared: [],
  }),
];

/** What staff did. Before the people go, by whose ids it is found. */
const acted: readonly RetentionStep[] = [
  empties(ReferralRow, byId, { decidedBy: null, decisionCode: null }),
  ofPeople(removes(RevealRow, byPerson)),
  ofPeople(removes(AccountingRow, byPerson)),
  ofPeople(removes(RecallRow, byPerson)),
  ofPeople(removes(BreakGlassRow, byPerson)),
  ofPeople(removes(HoldRow, byPerson)),
  removes(ErasureRow, byId),
];

const envelope: readonly RetentionStep[] = [
  ofPeople(removes(PersonMatchRow, byPerson)),
  ofPeople(removes(PersonMatchRow, ids => ({ otherPersonId: ids }))),
  removes(PersonIndexRow, ofReferrals),
  removes(ConsentCopyRow, ofReferrals),
  removes(OfferHolderRow, ofReferrals),
  removes(ProgressRow, byId),
  removes(SafetyNoticeLinkRow, ofReferrals),
  removes(PersonRow, ofReferrals),
  removes(ReferralRow, byId),
  removes(RetentionRow, byId),
];

/** What intake keeps of a referral and its person, and what goes with each class. @source R48 */
export const keptOf = ({ vault, newId }: KeptPorts): Kept => ({
  steps: {
    C2: [
      erasing(newId),
      erased('referral', ['age_band', 'area_code', 'language']),
      erased('person_index', 'rows'),
      erased('person_match', 'rows'),
      erased('break_glass', ['wrapped_key', 'sealed']),
    ],
    C4: [empties(ReferralRow, byId, { needCodes: [], choiceCodes: [] })],
    C5: [sensitivity(vault), empties(ConsentCopyRow, ofReferrals, { terms: null })],
    C8: screened,
    C12: acted,
    C1: envelope,
  },
  consentEnds,
});
