import { acls, principals, topics } from './tables.ts';

const ownOf = (principal: string, name: string): boolean => name.startsWith(`${principal}.`);

describe('the tables at the broker', () => {
  it('give every topic six partitions, 14 days and an owner with a login', () => {
    for (const { plane, owner, partitions, retentionMs, name } of topics) {
      expect({ partitions, retentionMs }).toEqual({ partitions: 6, retentionMs: 1_209_600_000 });
      expect(principals).toContainEqual({ name: `${plane}.${owner}`, plane, service: owner });
      expect(ownOf(`${plane}.${owner}`, name)).toBe(true);
    }
  });

  it('let a service write below its own prefix only, and use its own groups only', () => {
    for (const { principal, resource, name, operation } of acls) {
      if (operation === 'write' || resource === 'group') expect(name).toBe(`${principal}.`);
    }
  });

  it('name every foreign topic that is read, literally, and each of them exists', () => {
    const reads = acls.filter(({ resource, operation }) => resource === 'topic' && operation === 'read');
    expect(reads.length).toBeGreaterThan(0);
    for (const { name, pattern, principal } of reads) {
      expect(pattern).toBe('literal');
      expect(ownOf(principal, name)).toBe(false);
      expect(topics.map(topic => topic.name)).toContain(name);
    }
  });

  it('keep every login inside its plane', () => {
    for (const { principal, name } of acls) expect(name.split('.')[0]).toBe(principal.split('.')[0]);
  });
});
