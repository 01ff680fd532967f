import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { staleFiles } from './stale.ts';

describe('generated files', () => {
  const base = mkdtempSync(join(tmpdir(), 'crossroads-stale-'));
  const put = (side: string, file: string, text: string): void => {
    mkdirSync(join(base, side, 'docs'), { recursive: true });
    writeFileSync(join(base, side, 'docs', file), text);
  };
  afterAll(() => rmSync(base, { recursive: true }));

  it('names what changed and what is missing, and nothing else', () => {
    for (const side of ['kept', 'made']) put(side, 'same.json', '{}');
    put('kept', 'changed.json', '1');
    put('made', 'changed.json', '2');
    put('made', 'new.json', '3');
    expect(staleFiles(join(base, 'kept'), join(base, 'made')).toSorted()).toEqual([
      'docs/changed.json',
      'docs/new.json',
    ]);
  });
});
