import type { NewId } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import { Problem } from '@crossroads/platform';
import { useReveal } from '../../domain/people/reveal-allowance.ts';
import type { Person } from '../../domain/submission.ts';
import { loadPerson } from '../../persistence/people/person.queries.ts';
import { RevealAllowanceRow } from '../../persistence/people/reveal-allowance.row.ts';
import { RevealRow } from '../../persistence/people/reveal.row.ts';
import type { OpeningAct } from '../act.ts';
import type { PersonVault } from '../person-vault.ts';
import { account } from '../disclosure/account.ts';
import { granted } from '../rights/granted.ts';
import { openPerson } from './open-person.ts';

/** What can be revealed, each by itself. */
export const REVEAL_CODES = ['NAME', 'ALIASES', 'BIRTH_DATE', 'ADDRESS', 'PHONES'] as const;
export type RevealCode = (typeof REVEAL_CODES)[number];

export type RevealPerson = OpeningAct & {
  readonly personId: string;
  readonly fields: readonly RevealCode[];
  /** Why, as a code. */
  readonly reasonCode: string;
  readonly purposeCode: string;
  readonly orgId?: string | undefined;
  /** The grant that it may rest on. */
  readonly breakGlassId?: string | undefined;
};

/** The fields that were asked for; what is not known of them is left out. */
export type RevealedPerson = {
  readonly personId: string;
  readonly name?: Person['name'];
  readonly aliases?: readonly string[];
  readonly birthDate?: Person['birthDate'];
  readonly address?: Person['address'];
  readonly phones?: Person['phones'];
};

const SHOWN: Readonly<Record<RevealCode, (person: Person) => Omit<RevealedPerson, 'personId'>>> = {
  NAME: ({ name }) => ({ ...(name && { name }) }),
  ALIASES: ({ alias, aliases = [] }) => ({ aliases: [...(alias === undefined ? [] : [alias]), ...aliases] }),
  BIRTH_DATE: ({ birthDate }) => ({ ...(birthDate !== undefined && { birthDate }) }),
  ADDRESS: ({ address }) => ({ ...(address && { address }) }),
  PHONES: ({ phones = [] }) => ({ phones }),
};

/** Shows named fields of one person in full: an act of its own, counted by the hour and written down with its reason. */
export class RevealPersonHandler {
  constructor(
    private readonly vault: PersonVault,
    private readonly newId: NewId,
  ) {}

  /** @throws {Problem} `person.reveal-limit` (429), `person.not-found`, `auth.sign-in-again` */
  async execute(command: RevealPerson, tx: Tx): Promise<RevealedPerson> {
    const { personId, fields, access } = command;
    await this.#count(command, tx);
    const more = await granted(tx, command);
    const { row } = openPerson(access, { personId, found: await loadPerson(tx, personId), more });
    const { person } = this.vault.open(personId, row);
    await tx.insert(RevealRow, [this.#written(command)]);
    await this.#account(command, more?.breakGlassId, tx);
    return fields.reduce<RevealedPerson>((shown, code) => ({ ...shown, ...SHOWN[code](person) }), { personId });
  }

  // Counted before anything is opened, so that the limit says nothing of the record.
  async #count({ actorId: id, site, at }: RevealPerson, tx: Tx): Promise<void> {
    const known = (await tx.load(RevealAllowanceRow, [id])).get(id);
    const allowance = useReveal((known?.usedAt ?? []).map(usedAt => new Date(usedAt)), at); // prettier-ignore
    if (!allowance.isAllowed) {
      throw new Problem('person.reveal-limit', { retryAfterSeconds: allowance.retryAfterSeconds });
    }
    const usedAt = allowance.usedAt.map(time => time.toISOString());
    const version = (known?.version ?? 0) + 1;
    await tx.save(RevealAllowanceRow, [Object.assign(new RevealAllowanceRow(), { id, site, version, usedAt })]);
  }

  #account(
    { personId, actorId, role, orgId, site, at, purposeCode, fields: fieldCodes }: RevealPerson,
    breakGlassId: string | undefined,
    tx: Tx,
  ): Promise<void> {
    const who = { id: this.newId(), site, at, actorId, role, orgId };
    const kind = breakGlassId === undefined ? 'REVEAL' : 'BREAK_GLASS';
    return account(tx, { ...who, personId, kind, purposeCode, fieldCodes, breakGlassId });
  }

  #written({ personId, actorId, site, at: revealedAt, fields: fieldCodes, reasonCode }: RevealPerson): RevealRow {
    const id = this.newId();
    return Object.assign(new RevealRow(), { id, site, personId, actorId, fieldCodes, reasonCode, revealedAt });
  }
}
