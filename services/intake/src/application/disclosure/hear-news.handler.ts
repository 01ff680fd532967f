import type { NewId } from '@crossroads/kernel';
import type { Received, Tx } from '@crossroads/messaging';
import { consentAfter, type ConsentNews, type KnownConsent } from '../../domain/disclosure/consent.ts';
import { offerAfter, type OfferNews } from '../../domain/disclosure/offer-holder.ts';
import { recallsForEnded, type DueRecall } from '../../domain/disclosure/recall.ts';
import { ConsentCopyRow } from '../../persistence/disclosure/consent-copy.row.ts';
import { loadHoldings, toConsent, toOffer } from '../../persistence/disclosure/holdings.ts';
import { OfferHolderRow } from '../../persistence/disclosure/offer-holder.row.ts';
import { RecallRow } from '../../persistence/disclosure/recall.row.ts';
import { PersonRow } from '../../persistence/person.row.ts';
import { writeRecalls } from './issue-recalls.ts';

/** A consent was given or has ended. */
export type HearConsent = { readonly type: 'HearConsent'; readonly consentId: string; readonly heard: ConsentNews };
/** A provider was asked, said yes, or is out of it. */
export type HearOffer = { readonly type: 'HearOffer'; readonly offerId: string; readonly heard: OfferNews };

type News = Received<HearConsent | HearOffer>;
type About = { readonly news: News; readonly person: PersonRow };

/**
 * Keeps what disclosure is decided from, and recalls what was told under a consent as soon as it has ended. The order of
 * the news does not matter; of somebody erased nothing is kept.
 */
export class HearNewsHandler {
  constructor(private readonly newId: NewId) {}

  async execute(received: readonly News[], tx: Tx): Promise<void> {
    if (received.length === 0) return;
    const about = await this.#about(received, tx);
    await this.#keepConsents(about, tx);
    await this.#keepOffers(about, tx);
    await this.#recall(about, tx);
  }

  // People are held first, as everybody does who decides of a disclosure: nobody is told while an end is being written.
  async #about(received: readonly News[], tx: Tx): Promise<readonly About[]> {
    const referralId = [...new Set(received.map(({ subject }) => subject))];
    const people = await tx.find(PersonRow, { referralId }, { lock: true });
    const byReferral = new Map(people.filter(({ erasedAt }) => erasedAt === null).map(row => [row.referralId, row]));
    return received.flatMap(news => {
      const person = byReferral.get(news.subject);
      return person?.site === news.site ? [{ news, person }] : [];
    });
  }

  async #keepConsents(about: readonly About[], tx: Tx): Promise<void> {
    const heard = about.flatMap(({ news: { command }, person }) =>
      command.type === 'HearConsent' ? [{ command, person }] : [],
    );
    const known = await tx.load(ConsentCopyRow, [...new Set(heard.map(({ command }) => command.consentId))]);
    const changed = new Map<string, ConsentCopyRow>();
    for (const { command, person } of heard) {
      const { consentId: id } = command;
      const before = changed.get(id) ?? known.get(id);
      const after = consentAfter(id, before && toConsent(before), command.heard);
      const version = (known.get(id)?.version ?? 0) + 1;
      changed.set(id, toConsentRow(after, { person, version }));
    }
    await tx.save(ConsentCopyRow, [...changed.values()]);
  }

  async #keepOffers(about: readonly About[], tx: Tx): Promise<void> {
    const heard = about.flatMap(({ news: { command }, person }) =>
      command.type === 'HearOffer' ? [{ command, person }] : [],
    );
    const known = await tx.load(OfferHolderRow, [...new Set(heard.map(({ command }) => command.offerId))]);
    const changed = new Map<string, OfferHolderRow>();
    for (const { command, person } of heard) {
      const { offerId: id } = command;
      const before = changed.get(id) ?? known.get(id);
      const after = offerAfter(id, before && toOffer(before), command.heard);
      const { site, referralId } = person;
      const version = (known.get(id)?.version ?? 0) + 1;
      changed.set(id, Object.assign(new OfferHolderRow(), { site, referralId, version, ...after }));
    }
    await tx.save(OfferHolderRow, [...changed.values()]);
  }

  // Only where a consent has ended: most referrals never come here.
  async #recall(about: readonly About[], tx: Tx): Promise<void> {
    const last = new Map(about.map(one => [one.person.referralId, one]));
    if (last.size === 0) return;
    const ended = await tx.find(ConsentCopyRow, { referralId: [...last.keys()], status: ['withdrawn', 'expired'] });
    for (const referralId of new Set(ended.map(row => row.referralId))) {
      const one = last.get(referralId);
      if (one) await this.#recallOne(one, tx);
    }
  }

  async #recallOne({ news, person }: About, tx: Tx): Promise<void> {
    const { id: personId, site, referralId } = person;
    const issued = await tx.find(RecallRow, { personId });
    const keyOf = ({ consentId, orgId }: Pick<DueRecall, 'consentId' | 'orgId'>): string => `${consentId} ${orgId}`;
    const known = new Set(issued.map(keyOf));
    const due = recallsForEnded(await loadHoldings(tx, { personId, referralId })).filter(
      recall => !known.has(keyOf(recall)),
    );
    if (due.length === 0) return;
    const act = { site, personId, referralId, at: news.at, cause: news.cause, actorId: 'SYSTEM', newId: this.newId };
    await writeRecalls(tx, act, due);
  }
}

const toConsentRow = (
  { id, terms, status, endedAt }: KnownConsent,
  { person, version }: { readonly person: PersonRow; readonly version: number },
): ConsentCopyRow => {
  const { site, referralId, id: personId } = person;
  const { startsAt = null, expiresAt = null, ...codes } = terms ?? {};
  const own = { id, site, version, referralId, personId, status, startsAt, expiresAt, endedAt };
  return Object.assign(new ConsentCopyRow(), own, { terms: terms === null ? null : codes });
};
