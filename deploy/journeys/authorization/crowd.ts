import { resourceOf } from '../../issuer/resources.ts';
import type { SignIn } from '../../local/people.ts';
import { signIn } from '../../local/sign-in.ts';
import type { TokenSigner } from '@crossroads/testing';
import type { City } from '../city.ts';
import type { Asker } from './expectation.ts';

/** Somebody who can ask: by a sign-in of just now at the real issuer, or by one of an hour or of a day ago. */
export type Person = Asker & { readonly handle: string };

type Kept = { readonly token: Promise<string>; readonly at: number };

/** Below the five minutes within which sensitive acts need no new sign-in. */
const FRESH_MS = 200_000;

export type Crowd = {
  /** The people of a role at a site, partner systems left out. */
  readonly of: (role: string, site?: string) => readonly Person[];
  readonly fresh: (person: Person) => Promise<string>;
  readonly signedInBefore: (person: Person, ageMs: number) => Promise<string>;
};

export const crowdOf = ({ system }: City, signer: TokenSigner): Crowd => {
  const { people, issuers } = system.connections;
  const issuer = issuers['help'];
  if (!issuer) throw new Error('no issuer');
  const kept = new Map<string, Kept>();
  const signIns = new Map(Object.values(people).flatMap(each => each.map(one => [one.id, one] as const)));
  const asPerson = (role: string, { id, site, orgId, handle }: SignIn): Person => ({ id, role, site, orgId, handle });
  // Whoever was hired by a test has no account at the issuer.
  const begin = async ({ id: actorId, site }: Person): Promise<string> => {
    const known = signIns.get(actorId);
    return known ? (await signIn(issuer, known, resourceOf('help'))).token : signer.tokenFor({ actorId, site });
  };
  return {
    of: (role, site = 'abq') =>
      (people[role] ?? []).filter(each => each.site === site && !each.system).map(each => asPerson(role, each)),
    fresh: person => {
      const { id } = person;
      const last = kept.get(id);
      if (last && Date.now() - last.at < FRESH_MS) return last.token;
      const token = begin(person);
      kept.set(id, { token, at: Date.now() });
      return token;
    },
    signedInBefore: ({ id: actorId, site }, ageMs) =>
      signer.tokenFor(
        { actorId, site },
        { signedInAt: new Date(Date.now() - ageMs), expiresAt: new Date(Date.now() + 900_000) },
      ),
  };
};
