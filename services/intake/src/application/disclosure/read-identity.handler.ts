import type { NewId } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import type { Access } from '@crossroads/platform';
import { groundOf, noticesOf, type Ground, type Notice } from '../../domain/disclosure/disclosure.ts';
import { codesOf, shownOf, type ShownPerson } from '../../domain/disclosure/shown.ts';
import { flagsOf, type SensitivityFlag } from '../../domain/people/sensitivity.ts';
import { ConsentCopyRow } from '../../persistence/disclosure/consent-copy.row.ts';
import { toConsent, toOffer } from '../../persistence/disclosure/holdings.ts';
import { OfferHolderRow } from '../../persistence/disclosure/offer-holder.row.ts';
import { loadPerson, type PersonRecord } from '../../persistence/people/person.queries.ts';
import { PersonRow } from '../../persistence/person.row.ts';
import { openPerson } from '../people/open-person.ts';
import type { PersonVault } from '../person-vault.ts';
import { account } from './account.ts';

export type ReadIdentity = { readonly offerId: string; readonly access: Access; readonly at: Date };

/** What a disclosure rests on, as it is told with it. @source 42 CFR 2.31, 2.32(b); assurance.md 6.4 (S3) */
export type ConsentScope = {
  readonly consentId: string;
  readonly purposeCodes: readonly string[];
  readonly dataClasses: readonly string[];
  readonly startsAt: string;
  readonly expiresAt: string;
  readonly part2: boolean;
};

/** Who the person is, with what it rests on and what must be said with it. */
export type Identity = ShownPerson & {
  readonly offerId: string;
  readonly personId: string;
  readonly referralId: string;
  readonly consent: ConsentScope;
  readonly notices: readonly Notice[];
};

type Found = {
  readonly record: PersonRecord | undefined;
  readonly flags: readonly SensitivityFlag[];
  readonly ground: Ground | undefined;
};

/** Tells the provider who took a person who it is, as long as the person's own consent says so, and writes that down. */
export class ReadIdentityHandler {
  constructor(
    private readonly vault: PersonVault,
    private readonly newId: NewId,
  ) {}

  /** @throws {Problem} `person.not-found`, whatever is wanting */
  async execute(command: ReadIdentity, tx: Tx): Promise<Identity> {
    const { offerId, access } = command;
    const { record: found, flags, ground } = await this.#find(command, tx);
    const given = ground && { orgs: [ground.orgId], flags: ['CONSENTED'] };
    // An offer that nobody made stands in for the person it would be about.
    const opened = openPerson(access, { personId: found?.id ?? offerId, found, given });
    if (!ground) throw new TypeError('an identity was opened without a consent');
    const { person } = this.vault.open(opened.id, opened.row);
    const shown = shownOf(person);
    await this.#account(command, { record: opened, ground, shown }, tx);
    const { id: personId, row } = opened;
    return {
      offerId,
      personId,
      referralId: row.referralId,
      ...shown,
      consent: scopeOf(ground),
      notices: noticesOf(flags),
    };
  }

  // The same reads whatever is there; the person is held, so that no consent ends while its disclosure is written.
  async #find({ offerId, access, at }: ReadIdentity, tx: Tx): Promise<Found> {
    const [offer] = await tx.find(OfferHolderRow, { id: offerId });
    const referralId = offer?.referralId ?? offerId;
    const [row] = await tx.find(PersonRow, { referralId });
    const record = await loadPerson(tx, row?.id ?? offerId);
    const [held] = await tx.find(OfferHolderRow, { id: offerId });
    const consents = (await tx.find(ConsentCopyRow, { referralId })).map(toConsent);
    const flags = record ? flagsOf(record.row.sensitivity, record.referral) : [];
    const ground = groundOf({ offer: held && toOffer(held), consents, flags, purpose: access.purpose, at });
    return { record, flags, ground };
  }

  #account(
    { access, at }: ReadIdentity,
    { record, ground, shown }: { record: PersonRecord; ground: Ground; shown: ShownPerson },
    tx: Tx,
  ): Promise<void> {
    const { actorId, role, orgId, site } = access.actor;
    const fieldCodes = codesOf(shown);
    const who = { id: this.newId(), site, at, actorId, role, orgId, purposeCode: access.purpose };
    return account(tx, { ...who, personId: record.id, kind: 'IDENTITY', fieldCodes, consentId: ground.consent.id });
  }
}

const scopeOf = ({ consent: { id: consentId, terms } }: Ground): ConsentScope => {
  if (!terms) throw new TypeError('a ground without terms');
  const { purposeCodes, dataClasses, startsAt, expiresAt, part2 } = terms;
  const times = { startsAt: startsAt.toISOString(), expiresAt: expiresAt.toISOString() };
  return { consentId, purposeCodes, dataClasses, part2, ...times };
};
