/** The files of a package; a folder of one holds these and no other. */
export const PACKAGE_FILES = ['manifest.json', 'manifest.sig', 'package.pdf', 'package.pdf.sig'] as const;

/** One of {@link PACKAGE_FILES}. */
export type PackageFile = (typeof PACKAGE_FILES)[number];
