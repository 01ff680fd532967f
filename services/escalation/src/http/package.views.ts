import { createHash } from 'node:crypto';
import { ApiProperty } from '@nestjs/swagger';
import type { OpenPackage } from '../application/read-escalations.handler.ts';

export class PackageFileView {
  @ApiProperty({ type: String, example: 'manifest.json' }) name: string;
  @ApiProperty({ type: Number }) bytes: number;
  @ApiProperty({ type: String, description: 'SHA-256, hex' }) sha256: string;
}

/** A package as it was sent. */
export class PackageView {
  @ApiProperty({ format: 'uuid' }) escalationId: string;
  @ApiProperty({ type: String }) reference: string;
  @ApiProperty({ type: String }) status: string;
  @ApiProperty({ type: String, description: 'SHA-256 of the manifest, hex' }) packageHash: string;
  @ApiProperty({ format: 'date-time' }) transmittedAt: string;
  @ApiProperty({ type: [PackageFileView], description: 'each under files/<name>' }) files: PackageFileView[];
}

/** A package by its files and their hashes. */
export const packageView = ({ found, files, packageHash, transmittedAt }: OpenPackage): PackageView => ({
  escalationId: found.id,
  reference: found.reference,
  status: found.state.status,
  packageHash,
  transmittedAt: transmittedAt.toISOString(),
  files: [...files].map(([name, content]) => ({
    name,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  })),
});
