import type { StaffContracts } from '@crossroads/contracts';
import type { Received, ServiceParts } from '../ports.ts';
import { copyStaff } from './staff-copy.ts';
import { StaffMemberRow } from './staff-member.row.ts';
import { StaffNews, staffNews } from './staff-news.ts';
import { StaffSourceRow } from './staff-source.row.ts';

const isNews = (received: Received<unknown>): received is Received<StaffNews> => received.command instanceof StaffNews;

const isOther = <C>(received: Received<C | StaffNews>): received is Received<C> =>
  !(received.command instanceof StaffNews);

/**
 * A service that keeps a copy of its plane's staff directory beside what it does; the contracts are those of the plane. A
 * new one reads how everybody stands now; a change takes effect with its transaction, and at the guard within ten seconds
 * more.
 * @source architecture.md 16 (Staff directory)
 */
export const withStaff = <C>(parts: ServiceParts<C>, contracts: StaffContracts): ServiceParts<C | StaffNews> => ({
  ...parts,
  topics: [...parts.topics, contracts.changed.topic],
  consumes: [...parts.consumes, ...staffNews(contracts)],
  rows: [...new Set([...parts.rows, StaffMemberRow, StaffSourceRow])],
  handle: async (received, tx) => {
    await copyStaff(
      received.filter(isNews).map(({ command }) => command),
      tx,
    );
    const others = received.filter(isOther<C>);
    if (others.length > 0) await parts.handle(others, tx);
  },
});
