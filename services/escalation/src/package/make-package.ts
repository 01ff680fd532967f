import { signFile, type PrivateJwk } from '@crossroads/platform';
import { sha256 } from './hashes.ts';
import { buildDraft, manifestBytes } from './manifest.ts';
import type { PackageFile } from './package-files.ts';
import type { PackageInput } from './package-input.ts';
import { renderPdf } from './pdf/render-pdf.ts';

/** A finished package. */
export type Package = {
  /** SHA-256 of the manifest, which names the hash of everything else. */
  readonly packageHash: string;
  readonly files: Readonly<Record<PackageFile, Buffer>>;
};

// Detached, DER in base64 with a line end: `openssl base64 -d -A` gives what `openssl dgst -sha256 -verify` reads.
const signatureFile = (signer: PrivateJwk, bytes: Buffer): Buffer =>
  Buffer.from(`${signFile(signer, bytes).toString('base64')}\n`);

/**
 * A package of this input, signed. The same input gives the same manifest and PDF byte for byte; signatures differ each
 * time, as ECDSA is.
 * @throws {PackageRefused} when no package may be made of the input; not retriable
 * @source domain.md 6.4
 */
export const makePackage = async (input: PackageInput, signer: PrivateJwk): Promise<Package> => {
  const draft = buildDraft(input);
  const pdf = await renderPdf(draft);
  const manifest = manifestBytes(draft, pdf);
  return {
    packageHash: sha256(manifest),
    files: {
      'manifest.json': manifest,
      'manifest.sig': signatureFile(signer, manifest),
      'package.pdf': pdf,
      'package.pdf.sig': signatureFile(signer, pdf),
    },
  };
};
