import type { RetentionContracts } from '@crossroads/contracts';
import type { Sites } from '@crossroads/platform';
import type { Received, ServiceParts } from '../ports.ts';
import { CLASS_ENDS, RetainedReferrals } from './retained-referrals.ts';
import { Retention, type Kept } from './retention.ts';
import { RetentionNews, retentionNews } from './retention-news.ts';
import { HeldReferralRow, RetainedReferralRow } from './retention-rows.ts';

/** What retention needs: where the news come from, the periods of the sites, and what the service keeps by class. */
export type RetentionPorts = {
  readonly contracts: RetentionContracts;
  readonly sites: Sites;
  readonly kept: Kept;
};

const isNews = (received: Received<unknown>): received is Received<RetentionNews> =>
  received.command instanceof RetentionNews;

const isOther = <C>(received: Received<C | RetentionNews>): received is Received<C> =>
  !(received.command instanceof RetentionNews);

/**
 * A service whose data go class by class when help has ended, by the periods of the site; a legal hold stands above it,
 * and what it postponed is done when the last one is released. The service reads the topic of people already.
 * Promise: a timer is durable and clears each class once or again with the same result.
 * @source architecture.md 7; R48
 */
export const withRetention = <C>(
  parts: ServiceParts<C>,
  { contracts, sites, kept }: RetentionPorts,
): ServiceParts<C | RetentionNews> => {
  const retained = new RetainedReferrals(new Retention(sites, kept));
  return {
    ...parts,
    topics: [...new Set([...parts.topics, contracts.begun.topic])],
    consumes: [...parts.consumes, ...retentionNews(contracts)],
    rows: [...new Set([...parts.rows, RetainedReferralRow, HeldReferralRow])],
    deadlines: { ...parts.deadlines, [CLASS_ENDS]: (fired, tx) => retained.fire(fired, tx) },
    handle: async (received, tx) => {
      await retained.hear(received.filter(isNews), tx);
      const others = received.filter(isOther<C>);
      if (others.length > 0) await parts.handle(others, tx);
    },
  };
};
