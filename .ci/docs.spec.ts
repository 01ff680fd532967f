import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namesIn, rulesIn, sourcesIn } from './doc-names.ts';
import { undocumented } from './docstrings.ts';

const root = join(import.meta.dirname, '..');

describe('what a document names', () => {
  it('finds paths, links, events, topics and scripts', () => {
    const text =
      'See `services/routing/src/consumes.ts`, `deploy/<name>/`, [x](../a.md#b), `intake.referral.submitted.v1`, ' +
      '`help.intake.dead-letter.v1` and `npm run check`.';
    expect(namesIn(text)).toEqual({
      paths: ['services/routing/src/consumes.ts', 'deploy/<name>/'],
      links: ['../a.md'],
      events: ['intake.referral.submitted.v1', 'help.intake.dead-letter.v1'],
      scripts: ['check'],
    });
  });

  it('leaves code, addresses and fenced blocks alone', () => {
    const text = '`POST /v1/referrals` `a.b` [w](https://example.org)\n```\n`services/gone.ts`\n```\n';
    expect(namesIn(text)).toEqual({ paths: [], links: [], events: [], scripts: [] });
  });

  it('reads rule ids after @source, and the list of rules', () => {
    expect(sourcesIn('/** x\n * @source R25, R27; 18 USC 5031\n */ R99')).toEqual(['R25', 'R27']);
    expect(rulesIn('- R1: a\n- R2: b\nR3')).toEqual(new Set(['R1', 'R2']));
  });
});

describe('docstrings of a lib entry', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crossroads-docs-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('names the export without one, through a re-export, and accepts a schema that describes itself', () => {
    writeFileSync(
      join(folder, 'inner.ts'),
      "/** Said. */\nexport const said = 1;\nexport const bare = 2;\nexport const schema = { description: 'Said.' };\n",
    );
    writeFileSync(join(folder, 'index.ts'), "export * from './inner.ts';\nexport type Bare = string;\n");
    const entry = join(folder, 'index.ts');
    expect(undocumented([entry], root).toSorted()).toEqual([`${entry}: Bare`, `${entry}: bare`]);
  });
});
