import { createHash } from 'node:crypto';
import { canonicalJson } from '@crossroads/platform';

/** A section and the SHA-256 of its canonical JSON, in hex. */
export type SectionHash = { readonly id: string; readonly sha256: string };

/** SHA-256 in hex. */
export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The hash of one section. */
export const sectionHash = (content: unknown): string => sha256(canonicalJson(content));

/** The hash of all that a package says. */
export const contentHash = (sections: readonly SectionHash[]): string =>
  sha256(canonicalJson(sections.map(({ id, sha256: hash }) => ({ id, sha256: hash }))));
