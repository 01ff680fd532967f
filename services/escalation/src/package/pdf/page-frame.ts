import { FONTS } from './fonts.ts';
import { PAGE, rightEdge, SIZES, type Pdf } from './layout.ts';

/** What stands on every page, beside its number. */
export type FrameTexts = {
  readonly reference: string;
  readonly recipient: string;
  readonly time: string;
};

const EDGE = 40;

const drawLine = (pdf: Pdf, y: number, [left, right]: readonly [string, string]): void => {
  pdf.markContent('Artifact', { type: 'Pagination' });
  pdf.font(FONTS.regular).fontSize(SIZES.frame);
  pdf.text(left, PAGE.left, y, { lineBreak: false });
  pdf.text(right, rightEdge(pdf) - pdf.widthOfString(right), y, { lineBreak: false });
  pdf.endMarkedContent();
};

/** Writes reference, recipient, time and "page n of N" on every page: as artifacts, which screen readers pass over. */
export const drawFrames = (pdf: Pdf, { reference, recipient, time }: FrameTexts): void => {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    drawLine(pdf, EDGE, [`Package ${reference}`, recipient]);
    drawLine(pdf, pdf.page.height - EDGE - SIZES.frame, [time, `page ${page + 1} of ${count}`]);
  }
};
