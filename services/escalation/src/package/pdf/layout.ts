/** Points, on a page of US Letter. */
export const PAGE = { left: 64, right: 64, top: 84, bottom: 76 } as const;

/** Sizes of letters by what they are. */
export const SIZES = { H1: 20, H2: 14, H3: 11, P: 10, cell: 9.5, frame: 8 } as const;

export const LINE_GAP = 2.5;

export type Pdf = PDFKit.PDFDocument;

/** A node of the structure that a screen reader follows. */
export type Struct = ReturnType<Pdf['struct']>;

/** Right edge of what is written. */
export const rightEdge = (pdf: Pdf): number => pdf.page.width - PAGE.right;

/** Width of what is written. */
export const textWidth = (pdf: Pdf): number => rightEdge(pdf) - PAGE.left;

/** Height that is left on the page. */
export const spaceLeft = (pdf: Pdf): number => pdf.page.maxY() - pdf.y;

/** Text as it is drawn: composed letters, which have glyphs, and no tabs, which have none. */
export const shown = (text: string): string => text.normalize('NFC').replaceAll('\t', ' ');
