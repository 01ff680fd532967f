import type { AddressParts } from './record.ts';

const UNIT =
  /\b(?:apartment|apt|unit|suite|ste|flat|lot|space|spc|trailer|trlr|depto|interior|int|#)\s*\.?\s*#?\s*([\w-]+)/iu;

/** The parts of a line such as `1204 Central Ave SW, Apt 3`: number, street, and the rest as the place. */
export const addressParts = (line: string | undefined): AddressParts => {
  if (line === undefined) return {};
  const unit = UNIT.exec(line)?.[0];
  const [first = '', ...rest] = (unit === undefined ? line : line.replace(unit, ''))
    .split(',')
    .map(part => part.trim());
  const [, number, street = first] = /^(\d+\w?)\s+(.*)$/u.exec(first) ?? [];
  const place = [...rest, unit ?? ''].filter(part => part !== '').join(' ');
  return { streetNumber: number, street, place: place === '' ? undefined : place };
};
