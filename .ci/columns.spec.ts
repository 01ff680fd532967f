import { columnsIn, unclassified } from './columns.ts';

const table = `
  await runner.query(\`
    create table if not exists routing.offer (
      id uuid primary key, -- the aggregate
      kind text not null check (kind in ('a', 'b')),
      price numeric(10, 2) default coalesce(1, 2),
      constraint offer_site_fk foreign key (site) references routing.site (site),
      primary key (id, kind)
    )\`);
`;
const comment = (column: string, text: string): string => `comment on column routing.offer.${column} is '${text}';\n`;
const all = comment('id', 'class=T') + comment('kind', 'class=C7; keep=1y') + comment('price', 'class=C11; keep=12m');

describe('classified columns', () => {
  it('reads the columns of a table and leaves its constraints out', () => {
    expect(columnsIn(table).declared).toEqual(['offer.id', 'offer.kind', 'offer.price']);
  });

  it('passes a file that classifies every column', () => {
    expect(unclassified(table + all)).toEqual([]);
  });

  it('names a column without a class', () => {
    expect(unclassified(table + all.replace(/comment on column routing.offer.kind.*\n/, ''))).toEqual([
      'offer.kind has no class',
    ]);
  });

  it('names an added column without a class', () => {
    expect(unclassified('alter table routing.offer add column a text, add column if not exists b int;')).toHaveLength(
      2,
    );
  });

  it('refuses an unknown class and a class without a keep period', () => {
    const wrong = comment('kind', 'class=C99; keep=1y') + comment('price', 'class=C1');
    expect(unclassified(table + comment('id', 'class=T') + wrong)).toHaveLength(2);
  });

  it('does not take a class that was commented out', () => {
    expect(unclassified(table + all.replaceAll('comment on', '-- comment on'))).toHaveLength(3);
  });

  it('reads a schema that is put in by code', () => {
    expect(columnsIn('create table ${schema}.outbox (id bigint)').declared).toEqual(['outbox.id']);
  });

  it('refuses tables that are not made in SQL', () => {
    expect(unclassified("await runner.createTable(new Table({ name: 'x' }))")).toHaveLength(1);
  });
});
