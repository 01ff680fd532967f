import type { TokenRefusal } from '@crossroads/platform';
import { base64url, signedBy, signingInput, type TokenJson } from './forge.ts';
import type { TokenActor, TokenSigner } from './token-signer.ts';

/** A token that no service may take, and why. */
export type TokenAttack = { readonly name: string; readonly token: string; readonly reason: TokenRefusal };

/** Whom the attacks are made for: a service, somebody who may use it, and an issuer that it does not trust. */
export type AttackTarget = {
  readonly issuer: TokenSigner;
  readonly foreign: TokenSigner;
  readonly service: string;
  readonly actor: TokenActor;
};

type Members = Readonly<Record<string, unknown>>;

/** A good token of the target taken apart, and ways to put it together wrongly. */
export class Forger {
  readonly header: Members;
  readonly claims: Members;
  /** Seconds since 1970. */
  readonly now: number;

  constructor(readonly target: AttackTarget) {
    const { issuer, service, actor } = target;
    this.header = { alg: 'ES256', typ: 'at+jwt', kid: issuer.key.kid };
    this.claims = issuer.claimsFor(actor, { audience: issuer.audienceOf(service) });
    this.now = Number(this.claims['iat']);
  }

  /** The good one itself. */
  get good(): string {
    return this.target.issuer.sign(this.header, this.claims);
  }

  /** Signed by the issuer, with these members in the header; an undefined one goes. */
  withHeader(members: Members): string {
    return this.target.issuer.sign({ ...this.header, ...members }, this.claims);
  }

  /** Signed by the issuer, with these claims; an undefined one goes. */
  withClaims(claims: Members): string {
    return this.target.issuer.sign(this.header, { ...this.claims, ...claims });
  }

  /** Signed by a key that the issuer does not have. */
  byOtherKey(header: Members = {}, claims: Members = {}): string {
    const input = signingInput({ ...this.header, ...header }, { ...this.claims, ...claims });
    return signedBy(this.target.issuer.otherKey.privateKey, input);
  }

  /** Signed by the issuer, with this text for JSON of the claims. */
  withRawClaims(claims: TokenJson): string {
    return this.target.issuer.sign(this.header, claims);
  }

  /** The claims as JSON, with more members written behind them: the same ones twice. */
  doubled(members: string, of: Members = this.claims): string {
    return `${JSON.stringify(of).slice(0, -1)},${members}}`;
  }

  /** The good one with another signature, given as bytes or as it is written. */
  withSignature(signature: Buffer | string): string {
    const [header, claims] = this.good.split('.');
    return `${header}.${claims}.${typeof signature === 'string' ? signature : base64url(signature)}`;
  }
}

/** Names in front, for a table. */
export const attacks = (reason: TokenRefusal, named: Readonly<Record<string, string>>): readonly TokenAttack[] =>
  Object.entries(named).map(([name, token]) => ({ name, token, reason }));
