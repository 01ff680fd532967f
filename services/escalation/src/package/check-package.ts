import { canonicalJson, isSignedBy, type PublicJwk } from '@crossroads/platform';
import { contentHash, sectionHash, sha256, type SectionHash } from './hashes.ts';
import type { PackageFile } from './package-files.ts';

/** The bytes of each file of a package. */
export type PackageBytes = Readonly<Record<PackageFile, Uint8Array>>;

/** What was found: the key that signed, and every part that is not as it was signed. Valid when there is none. */
export type Finding = {
  readonly reference: string | undefined;
  readonly signedBy: string | undefined;
  readonly changed: readonly string[];
};

type Members = Readonly<Record<string, unknown>>;

const membersOf = (value: unknown): Members => (typeof value === 'object' && value !== null ? { ...value } : {});

const parsed = (bytes: Uint8Array): Members => {
  try {
    return membersOf(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return {};
  }
};

const SIGNATURE = /^[A-Za-z0-9+/]+={0,2}\n$/;

const signerOf = (keys: readonly PublicJwk[], bytes: Uint8Array, file: Uint8Array): PublicJwk | undefined => {
  const text = Buffer.from(file).toString('latin1');
  const signature = Buffer.from(text, 'base64');
  // One way to write a signature: base64 that decodes alike would hide that a byte was changed.
  if (!SIGNATURE.test(text) || `${signature.toString('base64')}\n` !== text) return undefined;
  return keys.find(key => isSignedBy(key, bytes, signature));
};

const isSection = (value: unknown): value is SectionHash =>
  typeof membersOf(value).id === 'string' && typeof membersOf(value).sha256 === 'string';

const changedSections = (manifest: Members): readonly string[] => {
  const sections = Array.isArray(manifest.sections) ? manifest.sections.filter(isSection) : [];
  const contents = membersOf(manifest.contents);
  const named = sections.map(({ id }) => id).toSorted();
  if (named.length === 0 || canonicalJson(named) !== canonicalJson(Object.keys(contents).toSorted()))
    return ['manifest.json: its sections are not those that it names'];
  return [
    ...sections
      .filter(({ id, sha256: hash }) => sectionHash(contents[id]) !== hash)
      .map(({ id }) => `manifest.json: section ${id}`),
    ...(contentHash(sections) === manifest.contentSha256 ? [] : ['manifest.json: hash of all sections']),
  ];
};

const pdfProblems = (manifest: Members, pdf: Uint8Array): readonly string[] => {
  const named = membersOf(manifest.pdf);
  const isNamed = named.sha256 === sha256(pdf) && named.bytes === pdf.length && named.file === 'package.pdf';
  return isNamed ? [] : ['package.pdf: it is not the file that the manifest names'];
};

/**
 * Whether a package is as it was signed with one of these keys. A package that another key signed cannot be told from a
 * changed one: both signatures then fail.
 */
export const checkPackage = (files: PackageBytes, keys: readonly PublicJwk[]): Finding => {
  const manifest = parsed(files['manifest.json']);
  const signer = signerOf(keys, files['manifest.json'], files['manifest.sig']);
  const pdfSigner = signerOf(keys, files['package.pdf'], files['package.pdf.sig']);
  return {
    reference: typeof manifest.reference === 'string' ? manifest.reference : undefined,
    signedBy: signer?.kid,
    changed: [
      ...(signer ? [] : ['manifest.json or manifest.sig: the signature does not fit']),
      ...changedSections(manifest),
      ...pdfProblems(manifest, files['package.pdf']),
      ...(pdfSigner ? [] : ['package.pdf or package.pdf.sig: the signature does not fit']),
      ...(signer && pdfSigner && signer !== pdfSigner ? ['manifest.sig and package.pdf.sig: by two keys'] : []),
    ],
  };
};
