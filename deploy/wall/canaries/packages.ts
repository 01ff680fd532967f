import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { City } from '../../journeys/city.ts';

/** What a reader finds on the pages of a PDF. */
export const pdfText = async (bytes: Uint8Array): Promise<string> => {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map(item => ('str' in item ? item.str : '')).join(''));
  }
  const { info } = await pdf.getMetadata();
  await task.destroy();
  return [...pages, JSON.stringify(info)].join('\n');
};

/** All that a package says: the extracted text of its PDF, and every file as it is. */
export const packageText = async (city: City, escalationId: string): Promise<string> => {
  const url = `${city.system.connections.services['escalation']?.url}/v1/escalations/${escalationId}/package/files`;
  const authorization = `Bearer ${await city.tokenOf({ role: 'prosecutor' })}`;
  const texts: string[] = [];
  for (const name of ['manifest.json', 'manifest.sig', 'package.pdf', 'package.pdf.sig']) {
    const answer = await fetch(`${url}/${name}`, { headers: { authorization } });
    if (answer.status !== 200) throw new Error(`${name} of a package: status ${answer.status}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (name.endsWith('.pdf')) texts.push(await pdfText(bytes));
    texts.push(Buffer.from(bytes).toString('latin1'));
  }
  return texts.join('\n');
};
