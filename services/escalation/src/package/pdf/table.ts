import { FONTS } from './fonts.ts';
import { LINE_GAP, PAGE, shown, SIZES, spaceLeft, textWidth, type Pdf, type Struct } from './layout.ts';

/** One cell; a heading says whether it heads its row or its column. */
export type Cell = { readonly text: string; readonly heads?: 'Row' | 'Column' };

/** Shares of the width that the columns have; they add up to 1. */
export type Columns = readonly number[];

type Placed = Cell & { readonly x: number; readonly width: number };

const PAD = 4;

const fontOf = ({ heads }: Cell): string => (heads ? FONTS.bold : FONTS.regular);

const placed = (pdf: Pdf, columns: Columns, row: readonly Cell[]): readonly Placed[] => {
  const whole = textWidth(pdf);
  let x: number = PAGE.left;
  return row.map((cell, index) => {
    const width = whole * (columns[index] ?? 0);
    const at = { ...cell, x, width: width - 2 * PAD };
    x += width;
    return at;
  });
};

const heightOf = (pdf: Pdf, cell: Placed): number =>
  pdf
    .font(fontOf(cell))
    .fontSize(SIZES.cell)
    .heightOfString(shown(cell.text), { width: cell.width, lineGap: LINE_GAP });

const drawCell = (pdf: Pdf, cell: Placed, y: number): Struct => {
  const scope: { lang?: string; scope?: string } = cell.heads ? { scope: cell.heads } : {};
  return pdf.struct(cell.heads ? 'TH' : 'TD', scope, () => {
    pdf.font(fontOf(cell)).fontSize(SIZES.cell);
    pdf.text(shown(cell.text), cell.x, y + PAD, { width: cell.width, lineGap: LINE_GAP });
  });
};

const drawRule = (pdf: Pdf, y: number): void => {
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf.save().lineWidth(0.5).strokeColor('#888888');
  pdf
    .moveTo(PAGE.left, y)
    .lineTo(PAGE.left + textWidth(pdf), y)
    .stroke()
    .restore();
  pdf.endMarkedContent();
};

const drawRow = (pdf: Pdf, table: Struct, row: readonly Placed[]): void => {
  const height = Math.max(...row.map(cell => heightOf(pdf, cell))) + 2 * PAD;
  if (height > spaceLeft(pdf)) pdf.addPage();
  const { y } = pdf;
  const struct = pdf.struct('TR');
  table.add(struct);
  for (const cell of row) struct.add(drawCell(pdf, cell, y));
  struct.end();
  drawRule(pdf, y + height);
  pdf.y = y + height;
};

/** A table whose rows never break over a page. */
export const drawTable = (
  pdf: Pdf,
  parent: Struct,
  table: { columns: Columns; rows: readonly (readonly Cell[])[] },
) => {
  const struct = pdf.struct('Table');
  parent.add(struct);
  for (const row of table.rows) drawRow(pdf, struct, placed(pdf, table.columns, row));
  struct.end();
  pdf.y += 10;
};
