import { differences, rolesIn } from './roles-page.ts';

const page = (row: string): string => `# Roles

## Purposes

| purpose | roles |
| --- | --- |
| audit | auditor program-manager |

### \`screener\`
Decides.

| action | whose | view | data |
| --- | --- | --- | --- |
${row}

Text.
`;

const row = '| ReadReferral | site | referral.staff.v1 | C1 C8 |';

describe('the page of roles', () => {
  it('is read as data', () =>
    expect(rolesIn(page(row))).toEqual({
      permits: [{ role: 'screener', action: 'ReadReferral', whose: 'site', view: 'referral.staff.v1', data: 'C1 C8' }],
      actions: [],
      purposes: ['auditor for audit', 'program-manager for audit'],
    }));

  it.each([
    ['a class more', '| ReadReferral | site | referral.staff.v1 | C1 C2 C8 |'],
    ['a record more', '| ReadReferral | own | referral.staff.v1 | C1 C8 |'],
    ['another view', '| ReadReferral | site | referral.sender.v1 | C1 C8 |'],
  ])('differs by %s, in both directions', (_, other) => {
    const [first, second] = [rolesIn(page(row)), rolesIn(page(other))];
    expect(differences(first, second)).toHaveLength(2);
    expect(differences(first, first)).toEqual([]);
  });

  it('differs by what only one says', () => {
    const none = { permits: [], actions: [], purposes: [] };
    expect(differences(rolesIn(page(row)), none)).toHaveLength(3);
    expect(differences(none, rolesIn(page(row)))).toHaveLength(3);
  });
});
