import { NEEDS, SERVICE_FLAGS } from '../../domain/codes.ts';
import type { NeedCode, ServiceFlag } from '../../domain/codes.ts';
import { countCell, dateCell, idCell, languageCell, languagesIn } from './cells.ts';
import { csvTable } from './csv-table.ts';
import type { CellProblem, CsvLine } from './csv-table.ts';

/** A provider organisation as the package has it. */
export type ListedProvider = { readonly providerId: string; readonly name: string };

/** A service as the package has it. */
export type ListedService = {
  readonly serviceId: string;
  readonly providerId: string;
  readonly name: string;
  readonly status: string;
  readonly assuredOn: string | null;
  readonly needCodes: readonly NeedCode[];
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  readonly spoken: readonly string[];
  readonly interpreted: readonly string[];
  readonly areas: readonly string[];
  readonly citywide: boolean;
  readonly unsafeAreas: readonly string[];
  readonly flags: readonly ServiceFlag[];
  readonly requiredDocuments: readonly string[];
};

export type HsdsPackage = {
  readonly providers: readonly ListedProvider[];
  readonly services: readonly ListedService[];
};

/** Where the files lie, which areas the site has, and where problems are kept. */
export type PackageSource = {
  readonly folder: string;
  readonly areaCodes: readonly string[];
  readonly problems: CellProblem[];
};

const STATUSES = ['active', 'inactive', 'defunct', 'temporarily closed'];
const CITYWIDE = 'CITYWIDE';
const UNSAFE_AREA = 'UNSAFE_AREA';

type Attribute = { readonly code: string; readonly value: string; readonly line: CsvLine };

/** Everything that other files say of services, by service id. */
type Details = {
  readonly languages: ReadonlyMap<string, readonly CsvLine[]>;
  readonly areas: ReadonlyMap<string, readonly CsvLine[]>;
  readonly attributes: ReadonlyMap<string, readonly Attribute[]>;
  readonly documents: ReadonlyMap<string, readonly CsvLine[]>;
};

const byService = (lines: readonly CsvLine[]): ReadonlyMap<string, readonly CsvLine[]> =>
  Map.groupBy(lines, line => line.text('service_id').toLowerCase());

const attributesOf = (source: PackageSource): ReadonlyMap<string, readonly Attribute[]> => {
  const terms = csvTable(source, { file: 'taxonomy_terms.csv', columns: ['id', 'code'] });
  const codes = new Map(terms.map(line => [idCell(line, 'id'), line.text('code')]));
  const columns = ['link_id', 'link_entity', 'taxonomy_term_id', 'value'];
  const lines = csvTable(source, { file: 'attributes.csv', columns }).filter(
    line => line.text('link_entity') === 'service',
  );
  const found = lines.map(line => {
    const code = codes.get(idCell(line, 'taxonomy_term_id'));
    if (code === undefined) line.refuse('taxonomy_term_id', 'unknown-term');
    return { serviceId: idCell(line, 'link_id'), code: code ?? '', value: line.text('value'), line };
  });
  return Map.groupBy(found, ({ serviceId }) => serviceId);
};

const detailsOf = (source: PackageSource): Details => ({
  languages: byService(csvTable(source, { file: 'languages.csv', columns: ['service_id', 'code'] })),
  areas: byService(csvTable(source, { file: 'service_areas.csv', columns: ['service_id', 'name'] })),
  attributes: attributesOf(source),
  documents: byService(
    csvTable(source, { file: 'required_documents.csv', columns: ['service_id', 'document'], isOptional: true }),
  ),
});

const holds = ({ value }: Attribute): boolean => !['no', 'false'].includes(value.toLowerCase());

const areaCell = (line: CsvLine, column: string, { areaCodes }: PackageSource): string => {
  const area = line.needed(column);
  if (area !== '' && !areaCodes.includes(area)) line.refuse(column, 'unknown-area');
  return area;
};

const languagesOf = (line: CsvLine, spokenLines: readonly CsvLine[]) => {
  const isInterpreted = (each: CsvLine): boolean => each.text('note').toLowerCase().startsWith('interpret');
  const tags = (lines: readonly CsvLine[]): readonly string[] => lines.map(each => languageCell(each, 'code'));
  const interpreted = [
    ...tags(spokenLines.filter(isInterpreted)),
    ...languagesIn(line.text('interpretation_services')),
  ];
  return { spoken: tags(spokenLines.filter(each => !isInterpreted(each))), interpreted: [...new Set(interpreted)] };
};

const reachOf = (lines: readonly CsvLine[], source: PackageSource) => {
  const areas = lines.filter(line => line.text('name') !== CITYWIDE).map(line => areaCell(line, 'name', source));
  return { areas: areas.toSorted(), citywide: lines.some(line => line.text('name') === CITYWIDE) };
};

const COVERED = 'COVERED_BY_';

// A law that nobody here knows counts as the strictest.
const flagsOf = (codes: ReadonlySet<string>): readonly ServiceFlag[] => {
  const known: readonly string[] = SERVICE_FLAGS;
  const isOther = [...codes].some(code => code.startsWith(COVERED) && !known.includes(code));
  return SERVICE_FLAGS.filter(flag => codes.has(flag) || (isOther && flag === 'COVERED_BY_OTHER'));
};

const programmeOf = (line: CsvLine, attributes: readonly Attribute[], source: PackageSource) => {
  const codes = new Set(attributes.filter(holds).map(({ code }) => code));
  const needCodes = NEEDS.filter(code => codes.has(code));
  if (needCodes.length === 0) line.refuse('id', 'no-need');
  const unsafe = attributes.filter(({ code }) => code === UNSAFE_AREA);
  const unsafeAreas = unsafe.map(each => areaCell(each.line, 'value', source)).toSorted();
  return { needCodes, unsafeAreas, flags: flagsOf(codes) };
};

const agesOf = (line: CsvLine) => {
  const [minimumAge, maximumAge] = [countCell(line, 'minimum_age'), countCell(line, 'maximum_age')];
  if (minimumAge !== null && maximumAge !== null && minimumAge > maximumAge)
    line.refuse('maximum_age', 'below-minimum-age');
  return { minimumAge, maximumAge };
};

const serviceOf = (line: CsvLine, details: Details, source: PackageSource): ListedService => {
  const serviceId = idCell(line, 'id');
  const status = line.needed('status');
  if (status !== '' && !STATUSES.includes(status)) line.refuse('status', 'unknown-status');
  return {
    serviceId,
    providerId: idCell(line, 'organization_id'),
    name: line.needed('name'),
    status,
    assuredOn: dateCell(line, 'assured_date'),
    ...agesOf(line),
    ...languagesOf(line, details.languages.get(serviceId) ?? []),
    ...reachOf(details.areas.get(serviceId) ?? [], source),
    ...programmeOf(line, details.attributes.get(serviceId) ?? [], source),
    requiredDocuments: (details.documents.get(serviceId) ?? []).map(each => each.needed('document')),
  };
};

const refuseRepeats = (lines: readonly CsvLine[]): void => {
  const seen = new Set<string>();
  for (const line of lines) {
    const id = line.text('id').toLowerCase();
    if (id !== '' && seen.has(id)) line.refuse('id', 'named-twice');
    seen.add(id);
  }
};

/** Reads the tabular package of HSDS 3.0. What is wrong goes to `problems`; the result then is not whole. */
export const readHsdsPackage = (source: PackageSource): HsdsPackage => {
  const organizations = csvTable(source, { file: 'organizations.csv', columns: ['id', 'name'] });
  const lines = csvTable(source, { file: 'services.csv', columns: ['id', 'organization_id', 'name', 'status'] });
  refuseRepeats(organizations);
  refuseRepeats(lines);
  const details = detailsOf(source);
  const providers = organizations.map(line => ({ providerId: idCell(line, 'id'), name: line.needed('name') }));
  const known = new Set(providers.map(({ providerId }) => providerId));
  const services = lines.map(line => {
    const service = serviceOf(line, details, source);
    if (service.providerId !== '' && !known.has(service.providerId))
      line.refuse('organization_id', 'unknown-organization');
    return service;
  });
  return { providers, services };
};
