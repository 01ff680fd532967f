/**
 * Row-level security of tables that belong to sites: a transaction sees and writes the rows of the sites that it was
 * begun for, and none where it was begun for none. Forced, so that the owner is bound too.
 * @source architecture.md 16 (Site); assurance.md 3
 */
export const siteSecurity = (...tables: readonly string[]): string =>
  tables
    .map(
      table => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy by_site on ${table}
  using (site = any ((select string_to_array(nullif(current_setting('app.sites', true), ''), ','))::text[]))`,
    )
    .join(';');
