import type { ReadRegistryHandler } from '../application/read-registry.handler.ts';
import type { PolicyView, TextView } from './texts.dto.ts';

type Row = Awaited<ReturnType<ReadRegistryHandler['text']>>;
type Policy = Awaited<ReturnType<ReadRegistryHandler['policies']>>[number];

export const textView = (row: Row): TextView => ({
  textId: row.id,
  language: row.language,
  title: row.title,
  body: row.body,
  hash: row.hash,
  chargingPolicyVersion: row.chargingPolicyVersion,
  status: row.status,
  authorId: row.authorId,
  approverId: row.approverId,
  approvedAt: row.approvedAt?.toISOString() ?? null,
  legalBasis: row.legalBasis,
  standsUntil: row.standsUntil?.toISOString() ?? null,
  writtenAt: row.createdAt.toISOString(),
  version: row.version,
});

type PolicyFacts = Pick<Policy, 'policyVersion' | 'effectiveOn' | 'recordedAt'>;

export const policyView = ({ policyVersion: version, effectiveOn, recordedAt }: PolicyFacts): PolicyView => ({
  version,
  effectiveOn,
  recordedAt: recordedAt.toISOString(),
});
