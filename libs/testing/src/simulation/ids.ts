import type { NewId, Random } from '@crossroads/kernel';

const hex = (random: Random, digits: number): string => {
  let text = '';
  while (text.length < digits)
    text += Math.floor(random() * 0x10000)
      .toString(16)
      .padStart(4, '0');
  return text.slice(0, digits);
};

/** UUIDv7 with the simulation's time and luck. */
export const seededIds = (random: Random, nowMs: () => number): NewId => {
  return () => {
    const time = Math.floor(nowMs()).toString(16).padStart(12, '0');
    const variant = (8 + Math.floor(random() * 4)).toString(16);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(random, 3)}-${variant}${hex(random, 3)}-${hex(random, 12)}`;
  };
};
