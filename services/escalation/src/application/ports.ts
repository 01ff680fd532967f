import type { ServicePorts } from '@crossroads/messaging';
import type { PrivateJwk, Sites } from '@crossroads/platform';
import type { ActList } from '../domain/qualifying-acts.ts';
import type { StatuteMenu } from '../domain/federal-nexus.ts';
import type { EscalationDesk } from './escalation-desk.ts';
import type { NoticeRegistry } from './notice-registry.ts';
import type { SubjectFile } from './subject-file.ts';
import type { SubjectVault } from './subject-vault.ts';

/** The dated lists that decisions rest on. */
export type RuleLists = { readonly acts: readonly ActList[]; readonly statutes: StatuteMenu };

/** What every handler of escalations works with. */
export type EscalationPorts = Pick<ServicePorts, 'newId'> & {
  readonly sites: Sites;
  readonly desk: EscalationDesk;
  readonly subjects: SubjectFile;
  readonly vault: SubjectVault;
  readonly registry: NoticeRegistry;
  readonly lists: RuleLists;
  /** The key that packages are signed with. */
  readonly signer: PrivateJwk;
};
