import { canonicalJson } from '@crossroads/platform';
import { checkedInput } from './check-input.ts';
import { contentsOf, type Contents } from './contents.ts';
import { contentHash, sectionHash, sha256, type SectionHash } from './hashes.ts';
import type { PackageInput } from './package-input.ts';

/** Version of the form of the manifest. */
export const SCHEMA_VERSION = 'package-1';
/** Version of the layout and words of the PDF. The same version and manifest give the same bytes. */
export const TEMPLATE_VERSION = 'pdf-1';

/** The manifest before the PDF is made: what the PDF is rendered from. */
export type Draft = {
  readonly schemaVersion: string;
  readonly templateVersion: string;
  readonly ruleVersions: {
    readonly checklist: string;
    readonly acts: string | null;
    readonly statutes: string | null;
    readonly checklistSha256: string;
  };
  readonly reference: string;
  readonly site: PackageInput['site'];
  readonly recipient: PackageInput['recipient'];
  readonly transmittedAt: string;
  /** Sections in the order of the PDF. */
  readonly sections: readonly SectionHash[];
  /** SHA-256 over all section hashes: the hash that the PDF shows of what it says. */
  readonly contentSha256: string;
  readonly contents: Contents;
};

/** The manifest: the draft, and which PDF belongs to it. */
export type Manifest = Draft & {
  readonly pdf: { readonly file: string; readonly sha256: string; readonly bytes: number };
};

/**
 * The draft of a manifest.
 * @throws {PackageRefused} when no package may be made of the input; not retriable
 */
export const buildDraft = (input: PackageInput): Draft => {
  const allowed = checkedInput(input);
  const { checklist } = allowed;
  const contents = contentsOf(allowed);
  const sections = Object.entries(contents).map(([id, content]) => ({ id, sha256: sectionHash(content) }));
  return {
    schemaVersion: SCHEMA_VERSION,
    templateVersion: TEMPLATE_VERSION,
    ruleVersions: {
      checklist: checklist.version,
      acts: checklist.actsVersion,
      statutes: checklist.statutesVersion,
      checklistSha256: sectionHash(checklist),
    },
    reference: allowed.reference,
    site: allowed.site,
    recipient: allowed.recipient,
    transmittedAt: allowed.times.transmittedAt,
    sections,
    contentSha256: contentHash(sections),
    contents,
  };
};

/** The bytes of the manifest: canonical JSON, one line, with a line end. */
export const manifestBytes = (draft: Draft, pdf: Uint8Array): Buffer => {
  const manifest: Manifest = { ...draft, pdf: { file: 'package.pdf', sha256: sha256(pdf), bytes: pdf.length } };
  return Buffer.from(`${canonicalJson(manifest)}\n`);
};
