import type { Tx } from '@crossroads/messaging';
import { instantOf, localDate, plusDays, type Site } from '@crossroads/platform';
import { assess } from '../domain/assessment.ts';
import type { ConsentTerms, Content } from '../domain/content.ts';
import { flagsAtReceipt } from '../domain/people/sensitivity.ts';
import { matchKeys } from '../domain/person-match.ts';
import { referral } from '../domain/referral.ts';
import { consentTerms, contentOf, type Submission } from '../domain/submission.ts';
import { PersonIndexRow } from '../persistence/person-index.row.ts';
import { PersonRow } from '../persistence/person.row.ts';
import { saveReferrals, type ChangedReferral } from '../persistence/referral.repository.ts';
import type { Act } from './act.ts';
import { findAlikes, type Alikes, type Newcomer } from './alike.ts';
import { infoDueAt, triageDueAt } from './clocks.ts';
import { blockTokens } from './matching/match-tokens.ts';
import { matchSoon } from './matching/match-timer.ts';
import type { IntakePorts } from './ports.ts';

/** A referral to be accepted, under an id made at the edge. */
export type AcceptReferral = Act & { readonly referralId: string; readonly submission: Submission };

/** What the sender is told. */
export type AcceptedReferral = {
  readonly referralId: string;
  readonly reference: string;
  readonly receivedAt: Date;
  readonly triageDueAt: Date;
};

type Prepared = Newcomer & {
  readonly command: AcceptReferral;
  readonly personId: string;
  readonly place: Site;
  readonly receivedAt: Date;
  readonly content: Content;
};

type Decided = { readonly change: ChangedReferral; readonly told: AcceptedReferral };

/**
 * Accepts referrals, however many came at once: finds who is known already, triages each in order, seals the people, and
 * writes everything with a handful of statements.
 */
export class AcceptReferralsHandler {
  constructor(private readonly ports: IntakePorts) {}

  async execute(commands: readonly AcceptReferral[], tx: Tx): Promise<readonly AcceptedReferral[]> {
    const prepared = commands.map(command => this.#prepare(command));
    const alikes = await findAlikes(tx, prepared, this.ports.vault);
    const decided = prepared.map(one => this.#decide(one, alikes));
    await saveReferrals(
      tx,
      decided.map(({ change }) => change),
    );
    await tx.save(
      PersonRow,
      prepared.map(one => this.#toPerson(one)),
    );
    await tx.insert(
      PersonIndexRow,
      prepared.flatMap(one => this.#toIndex(one)),
    );
    for (const { personId, command } of prepared) matchSoon(tx, { ...command, personId });
    return decided.map(({ told }) => told);
  }

  #prepare(command: AcceptReferral): Prepared {
    const { referralId, submission, actorId: senderId, site } = command;
    const { vault, sites } = this.ports;
    const place = sites.get(site);
    const receivedAt = submission.receivedAt === undefined ? command.at : new Date(submission.receivedAt);
    const receivedOn = localDate(place, receivedAt);
    const keys = matchKeys(submission.person);
    const tokens = keys.map(key => vault.tokenOf(site, key));
    const who = { referralId, personId: vault.newPersonId(), site, senderId, keys, tokens };
    return { command, place, receivedAt, receivedOn, content: contentOf(submission, receivedOn), ...who };
  }

  #toIndex({ referralId, site, senderId, receivedOn, tokens, command }: Prepared): PersonIndexRow[] {
    const { person } = command.submission;
    return [...new Set([...tokens, ...blockTokens(this.ports.vault, site, person)])].map(token =>
      Object.assign(new PersonIndexRow(), { site, token, referralId, senderId, receivedOn }),
    );
  }

  #decide(prepared: Prepared, alikes: Alikes): Decided {
    const { command, place, referralId, personId, senderId, site, receivedAt, receivedOn, content, keys } = prepared;
    const { at, cause } = command;
    const siteAreas = place.areas.map(({ code }) => code);
    const assessment = assess(content, { ...alikes.of(prepared), receivedOn, siteAreas, cleared: [] });
    const reference = this.ports.newReference();
    const due = { triageDueAt: triageDueAt(place, assessment.urgency, at), infoDueAt: infoDueAt(place, at) };
    const consent = this.#consent(prepared);
    const said = { reference, personId, senderId, content, consent, receivedAt, at };
    const events = referral.decide(referral.initial, { type: 'SubmitReferral', ...said, assessment, ...due });
    alikes.add(keys, { referralId, site, senderId, receivedOn, isOpen: assessment.triage.outcome !== 'rejected' });
    const found = { id: referralId, site, version: 0, createdAt: at, state: referral.initial };
    const told = { referralId, reference, receivedAt, triageDueAt: due.triageDueAt };
    return { change: { found, events, cause, at }, told };
  }

  #consent({ command, place }: Prepared): ConsentTerms | null {
    const { consent } = command.submission;
    if (!consent) return null;
    const expiresAt = instantOf(place.timeZone, { date: plusDays(consent.expiresOn, 1), timeMs: 0 });
    return consentTerms(consent, { consentId: this.ports.newId(), startsAt: command.at, expiresAt });
  }

  #toPerson({ personId: id, site, referralId, command }: Prepared): PersonRow {
    const { at, submission, role } = command;
    const { sourceType, sensitivityCodes, consent } = submission;
    const sealed = this.ports.vault.seal(id, { person: submission.person, note: submission.note });
    return Object.assign(new PersonRow(), {
      id,
      site,
      version: 1,
      referralId,
      ...sealed,
      sensitivity: flagsAtReceipt(sensitivityCodes, consent),
      accountId: role === 'self' && sourceType === 'SELF' ? command.actorId : null,
      isRestricted: false,
      isHeld: false,
      erasedAt: null,
      createdAt: at,
      updatedAt: at,
    });
  }
}
