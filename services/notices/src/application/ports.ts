import type { NewId } from '@crossroads/kernel';
import type { PrivateJwk, Sites } from '@crossroads/platform';
import type { Limits } from '../domain/allowance.ts';
import type { SubjectVault } from './subject-vault.ts';

/** Our ends of the bridge: what opens questions, and what signs answers. */
export type BridgeKeys = { readonly sealing: PrivateJwk; readonly signing: PrivateJwk };

/** What notices decides with, beside time. */
export type NoticesPorts = {
  readonly newId: NewId;
  readonly sites: Sites;
  readonly vault: SubjectVault;
  readonly bridge: BridgeKeys;
  readonly limits: Limits;
};
