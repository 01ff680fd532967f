import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a reader and a screen reader find in a PDF. */
export type Found = {
  readonly pages: readonly string[];
  readonly isMarked: boolean;
  readonly language: string | null;
  readonly title: unknown;
  readonly xmpTitle: unknown;
  /** Roles of the structure, page after page. */
  readonly roles: readonly string[];
};

const isNode = (value: unknown): value is object => typeof value === 'object' && value !== null;

const rolesOf = (node: unknown): readonly string[] => {
  if (!isNode(node)) return [];
  const children: unknown = Reflect.get(node, 'children');
  const role: unknown = Reflect.get(node, 'role');
  return [...(typeof role === 'string' ? [role] : []), ...(Array.isArray(children) ? children.flatMap(rolesOf) : [])];
};

/** Reads a PDF with a library that had no part in writing it. */
export const readPdf = async (bytes: Uint8Array): Promise<Found> => {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  const pages = await Promise.all(numbers.map(number => pdf.getPage(number)));
  const texts = await Promise.all(pages.map(page => page.getTextContent()));
  const trees = await Promise.all(pages.map(page => page.getStructTree()));
  const [marks, { info, metadata }] = [await pdf.getMarkInfo(), await pdf.getMetadata()];
  const found = {
    pages: texts.map(({ items }) =>
      items.map(item => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''),
    ),
    isMarked: new Map<unknown, unknown>(Object(marks ?? [])).get('Marked') === true,
    language: Reflect.get(info, 'Language') ?? null,
    title: Reflect.get(info, 'Title'),
    xmpTitle: metadata?.get('dc:title'),
    roles: trees.flatMap(rolesOf),
  };
  await task.destroy();
  return found;
};
