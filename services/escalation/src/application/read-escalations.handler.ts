import { Reading } from '@crossroads/messaging';
import { Problem, type Access } from '@crossroads/platform';
import type { EntityManager } from 'typeorm';
import { PACKAGE_FILES, type PackageFile } from '../package/package-files.ts';
import type { KnownEscalation } from '../persistence/escalation.repository.ts';
import { foundFrom } from '../persistence/escalation.repository.ts';
import { EscalationQueries, type EscalationFilter } from '../persistence/escalation.queries.ts';
import { SentPackageRow } from '../persistence/sent-package.row.ts';
import { SubjectRow } from '../persistence/subject.row.ts';
import { openRecord } from './open-record.ts';
import { escalationStanding, escalationTarget, packageTarget } from './standings.ts';
import type { SubjectRecord, SubjectVault } from './subject-vault.ts';

/** A case with its words opened, and the signed answer of the notice registry. */
export type WholeEscalation = {
  readonly found: KnownEscalation;
  readonly record: SubjectRecord | undefined;
  readonly attestation: string | null;
};

/** What was sent, opened. */
export type OpenPackage = {
  readonly found: KnownEscalation;
  readonly files: ReadonlyMap<PackageFile, Buffer>;
  readonly packageHash: string;
  readonly transmittedAt: Date;
};

type Ports = { readonly reading: Reading; readonly vault: SubjectVault; readonly queries: EscalationQueries };
type Page = Pick<EscalationFilter, 'after' | 'limit' | 'status'>;
type Scope = Pick<EscalationFilter, 'nominatorId' | 'officeId' | 'within'>;

const scopeOf = ({ door, actor }: Access): Scope => {
  if (door.scopes.includes('site')) return {};
  if (door.scopes.includes('deferred')) return { within: 'DEFERRED_STATE' };
  if (door.scopes.includes('organisation')) return { officeId: actor.orgId ?? actor.actorId };
  return { nominatorId: actor.actorId };
};

/** Escalations for looking at: each asker sees what the policies show. */
export class ReadEscalationsHandler {
  constructor(private readonly ports: Ports) {}

  list(access: Access, page: Page): Promise<readonly KnownEscalation[]> {
    const { reading, queries } = this.ports;
    const filter = { ...page, ...scopeOf(access), site: access.actor.site };
    return reading.run(access, async db => (await queries.list(db, filter)).map(foundFrom));
  }

  /** @throws {Problem} `escalation.not-found`, also for one that the asker may not see */
  status(access: Access, id: string): Promise<KnownEscalation> {
    return this.ports.reading.run(access, db => this.open(access, id, db));
  }

  /** @throws {Problem} `escalation.not-found` */
  one(access: Access, id: string): Promise<WholeEscalation> {
    const { reading, vault, queries } = this.ports;
    return reading.run(access, async db => {
      const found = await this.open(access, id, db);
      const row = await db.findOneBy(SubjectRow, { id: found.subjectId });
      const attestation = await queries.attestationOf(db, id);
      return { found, record: row ? vault.open(row) : undefined, attestation };
    });
  }

  /** @throws {Problem} `package.not-found`, also where nothing was sent or everything has gone */
  sent(access: Access, id: string): Promise<OpenPackage> {
    return this.ports.reading.run(access, async db => {
      const row = (await this.ports.queries.one(db, id)) ?? undefined;
      const known = row && foundFrom(row);
      const found = openRecord(access, { target: packageTarget(id), found: known, standing: escalationStanding });
      return this.files(found, db);
    });
  }

  private async files(found: KnownEscalation, db: EntityManager): Promise<OpenPackage> {
    const sent = await db.findOneBy(SentPackageRow, { id: found.id });
    const subject = await db.findOneBy(SubjectRow, { id: found.subjectId });
    if (!sent || !subject) throw new Problem('package.not-found');
    const { manifest, pdf } = this.ports.vault.openFiles(subject, sent.sealed);
    const bytes: Readonly<Record<PackageFile, Buffer>> = {
      'manifest.json': Buffer.from(manifest, 'base64'),
      'manifest.sig': Buffer.from(sent.manifestSignature),
      'package.pdf': Buffer.from(pdf, 'base64'),
      'package.pdf.sig': Buffer.from(sent.pdfSignature),
    };
    const files = new Map(PACKAGE_FILES.map(name => [name, bytes[name]]));
    return { found, files, packageHash: sent.packageHash, transmittedAt: sent.transmittedAt };
  }

  private async open(access: Access, id: string, db: EntityManager): Promise<KnownEscalation> {
    const row = (await this.ports.queries.one(db, id)) ?? undefined;
    const found = row && foundFrom(row);
    return openRecord(access, { target: escalationTarget(id), found, standing: escalationStanding });
  }
}
