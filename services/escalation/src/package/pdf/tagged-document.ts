import PDFDocument from 'pdfkit';
import { FONTS } from './fonts.ts';
import { LINE_GAP, PAGE, rightEdge, shown, SIZES, spaceLeft, textWidth, type Pdf, type Struct } from './layout.ts';
import { drawFrames, type FrameTexts } from './page-frame.ts';
import { drawTable, type Columns } from './table.ts';

const KEPT_TOGETHER = 120;
const CONTENTS_LINE = 20;

type BlockTag = 'H1' | 'H2' | 'H3' | 'P';
type Listed = { readonly title: string; readonly page: number };

// Says that the file is PDF/UA-1; checked with veraPDF (docs/escalation-package.md).
const PDF_UA =
  '<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about=""><pdfuaid:part>1</pdfuaid:part></rdf:Description>';

const newPdf = (info: { readonly title: string; readonly at: Date }): Pdf => {
  const pdf = new PDFDocument({
    bufferPages: true,
    compress: false, // a compressor of another version would write other bytes
    displayTitle: true,
    font: FONTS.regular,
    info: { Title: info.title, Creator: 'Crossroads', Producer: 'Crossroads', CreationDate: info.at },
    lang: 'en-US',
    margins: PAGE,
    pdfVersion: '1.7',
    size: 'LETTER',
    tagged: true,
  });
  pdf.appendXML(PDF_UA);
  return pdf;
};

/**
 * A PDF with tagged structure: sections with headings, paragraphs and tables, all fonts embedded. Nothing in it is
 * random and no clock is read, so the same calls give the same bytes.
 */
export class TaggedDocument {
  readonly #pdf: Pdf;
  readonly #root: Struct;
  readonly #listed: Listed[] = [];
  #part: Struct;
  #contents: { readonly struct: Struct; readonly page: number; readonly y: number } | undefined;

  /** @param info title, of ASCII letters only, and the time that the file says it was made at */
  constructor(info: { readonly title: string; readonly at: Date }) {
    this.#pdf = newPdf(info);
    this.#root = this.#pdf.struct('Document');
    this.#pdf.addStructure(this.#root);
    this.#part = this.#root;
  }

  /** The one heading of the whole document. */
  title(text: string): void {
    this.#block('H1', text);
  }

  /** A section with its heading, listed in the contents and the outline. */
  section(title: string, draw: () => void): void {
    if (spaceLeft(this.#pdf) < KEPT_TOGETHER) this.newPage();
    this.#part = this.#pdf.struct('Sect', { title });
    this.#root.add(this.#part);
    this.#listed.push({ title, page: this.#pdf.bufferedPageRange().count });
    this.#pdf.outline.addItem(title);
    this.#block('H2', title);
    draw();
    this.#part.end();
    this.#part = this.#root;
    this.#pdf.y += 14;
  }

  /** A heading within a section. */
  subheading(text: string): void {
    if (spaceLeft(this.#pdf) < KEPT_TOGETHER / 2) this.newPage();
    this.#block('H3', text);
  }

  /** One paragraph for each line of text that says something. */
  paragraphs(text: string): void {
    for (const line of text.split(/[\r\n]+/)) if (line.trim() !== '') this.#block('P', line);
  }

  /** Names and values, a row each. */
  facts(rows: readonly (readonly [name: string, value: string])[]): void {
    const cells = rows.map(([name, value]) => [{ heads: 'Row', text: name }, { text: value }] as const);
    drawTable(this.#pdf, this.#part, { columns: [0.34, 0.66], rows: cells });
  }

  /** A table with a row of headings. */
  table(columns: Columns, headings: readonly string[], rows: readonly (readonly string[])[]): void {
    const head = headings.map(text => ({ heads: 'Column', text }) as const);
    const body = rows.map(row => row.map(text => ({ text })));
    drawTable(this.#pdf, this.#part, { columns, rows: [head, ...body] });
  }

  /** Where the sections are listed: the list is written when they are all known, and has to fit on this page. */
  contents(title: string): void {
    this.#block('H2', title);
    const struct = this.#pdf.struct('TOC');
    this.#root.add(struct);
    this.#contents = { struct, page: this.#pdf.bufferedPageRange().count - 1, y: this.#pdf.y };
  }

  newPage(): void {
    this.#pdf.addPage();
  }

  /** Finishes the document and gives its bytes. */
  async bytes(frame: FrameTexts): Promise<Buffer> {
    this.#writeContents();
    this.#root.end();
    drawFrames(this.#pdf, frame);
    this.#pdf.end();
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.#pdf) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  #writeContents(): void {
    if (!this.#contents) return;
    const { struct, page, y } = this.#contents;
    this.#pdf.switchToPage(page);
    this.#listed.forEach((entry, index) =>
      struct.add(this.#pdf.struct('TOCI', {}, () => this.#contentsLine(entry, y + index * CONTENTS_LINE))),
    );
    struct.end();
  }

  #contentsLine({ title, page }: Listed, y: number): void {
    const number = String(page);
    this.#pdf.font(FONTS.regular).fontSize(SIZES.P);
    this.#pdf.text(`${title} `, PAGE.left, y, { lineBreak: false });
    this.#pdf.text(number, rightEdge(this.#pdf) - this.#pdf.widthOfString(number), y, { lineBreak: false });
  }

  #block(tag: BlockTag, text: string): void {
    this.#part.add(
      this.#pdf.struct(tag, {}, () => {
        this.#pdf.font(tag === 'P' ? FONTS.regular : FONTS.bold).fontSize(SIZES[tag]);
        this.#pdf.text(shown(text), PAGE.left, this.#pdf.y, { width: textWidth(this.#pdf), lineGap: LINE_GAP });
      }),
    );
    this.#pdf.y += tag === 'P' ? 5 : 8;
  }
}
