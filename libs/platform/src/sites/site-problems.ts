import { isLocalDate } from './calendar-date.ts';

type Checks = Readonly<Record<string, (value: unknown) => boolean>>;

const isText = (value: unknown): boolean => typeof value === 'string' && value.length > 0;
const listOf =
  (check: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(check);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTimeZone = (value: unknown): boolean => {
  try {
    return typeof value === 'string' && new Intl.DateTimeFormat('en', { timeZone: value }).format(0).length > 0;
  } catch {
    return false;
  }
};

const isClockTime = (value: unknown): boolean => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
const isWeekday = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 7;

const isYears = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 99;

const isRetention = (value: unknown): boolean =>
  value === undefined ||
  (isRecord(value) && Object.entries(value).every(([name, years]) => /^C\d{1,2}$/.test(name) && isYears(years)));

const siteChecks: Checks = {
  code: value => typeof value === 'string' && /^[a-z]{2,8}$/.test(value),
  name: isText,
  timeZone: isTimeZone,
  languages: listOf(isText),
  servedLanguages: listOf(isText),
  minimumAge: value => Number.isInteger(value) && Number(value) >= 0,
  areas: listOf(area => isRecord(area) && isText(area.code) && listOf(isText)(area.adjacent)),
  business: isRecord,
  retention: isRetention,
};

const businessChecks: Checks = {
  days: value => listOf(isWeekday)(value) && Array.isArray(value) && value.length > 0,
  opens: isClockTime,
  closes: isClockTime,
  holidays: listOf(value => typeof value === 'string' && isLocalDate(value)),
};

const failing = (at: string, checks: Checks, value: unknown): string[] =>
  Object.entries(checks)
    .filter(([key, check]) => !check(isRecord(value) ? value[key] : undefined))
    .map(([key]) => `${at}.${key} is missing or wrong`);

const ofSite = (site: unknown, index: number): string[] => {
  const at = `sites[${index}]`;
  const business = isRecord(site) ? site.business : undefined;
  const late = isRecord(business) && String(business.opens) >= String(business.closes);
  return [
    ...failing(at, siteChecks, site),
    ...failing(`${at}.business`, businessChecks, business),
    ...(late ? [`${at}.business.opens is not before closes`] : []),
  ];
};

/** What is wrong with the content of a sites file; an empty list when nothing is. */
export const siteProblems = (file: unknown): string[] => {
  const sites = isRecord(file) ? file.sites : undefined;
  if (!Array.isArray(sites) || sites.length === 0) return ['holds no sites'];
  const codes = sites.map(site => (isRecord(site) ? String(site.code) : ''));
  const repeated = codes.filter((code, index) => codes.indexOf(code) !== index);
  return [...sites.flatMap(ofSite), ...repeated.map(code => `has site ${code} twice`)];
};
