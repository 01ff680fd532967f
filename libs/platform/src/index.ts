export { bootService, type BootOptions, type RunningService } from './boot/boot-service.ts';
export { createHttpApp, type EdgeParts } from './boot/http-app.ts';
export { PlatformModule, type PlatformValues } from './boot/platform.module.ts';
export { CLOCK, NEW_ID, SERVICE_CONFIG } from './boot/tokens.ts';
export {
  privateJwkOf,
  publicHalfOf,
  publicJwkOf,
  type KeyUse,
  type PrivateJwk,
  type PublicJwk,
} from './bridge/bridge-keys.ts';
export { BridgeRefused, type BridgeRefusal } from './bridge/bridge-refused.ts';
export { isSignedBy, signFile } from './bridge/file-signature.ts';
export { PeerKeys } from './bridge/peer-keys.ts';
export { openWith, sealTo } from './bridge/sealing.ts';
export { signWith, verifyWith } from './bridge/signing.ts';
export { ShiftableClock, systemClock } from './clock.ts';
export { ConfigError } from './config/config-error.ts';
export { field, type Field } from './config/fields.ts';
export { parseConfig, type ConfigOf, type ConfigSpec, type Env } from './config/parse-config.ts';
export { serviceConfig, type ServiceConfig } from './config/service-config.ts';
export { canonicalJson } from './crypto/canonical-json.ts';
export { BLIND_INDEX_BITS, blindIndex, requestDigest } from './crypto/digests.ts';
export { KeyRing } from './crypto/key-ring.ts';
export { PersonCipher, type PersonRef, type SealedColumn } from './crypto/person-cipher.ts';
export { SealBroken } from './crypto/sealed.ts';
export { createDataSource, poolOf, type MigrationClass } from './data/data-source.ts';
export { isDatabaseDown } from './data/database-down.ts';
export { createPool, type DatabaseSettings } from './data/pool.ts';
export { SchemaAhead, schemaIsAtHead, schemaState, type SchemaState } from './data/schema-head.ts';
export { Access, type Particulars, type Permission, type Target, type ToldAccess } from './access/access.ts';
export {
  AccessRecorder,
  NOBODY,
  REFUSALS,
  type AccessFact,
  type AccessRecord,
  type Refusal,
} from './access/access-fact.ts';
export type { Actor } from './access/actor.ts';
export { accessOf, actorOf, CurrentAccess, CurrentActor, type ApiRequest } from './access/api-request.ts';
export { type FieldSets } from './access/field-sets.ts';
export type {
  DoorRequest,
  ListScope,
  Policies,
  PolicyAnswer,
  PolicyContext,
  PolicyPrincipal,
  PolicyRequest,
  Standing,
} from './access/policies.ts';
export { PLANES, PURPOSES, ROLES, rolesOf, type Plane, type Purpose, type Role } from './access/roles.ts';
export { StaffDirectory, type Assignment } from './access/staff-directory.ts';
export { Action } from './http/action.ts';
export { siteSecurity } from './data/site-security.ts';
export { PolicyEngine } from './policy/policy-engine.ts';
export { DtoPipe } from './http/dto.pipe.ts';
export { IdPipe } from './http/id.pipe.ts';
export { languageOf, type Language } from './http/language.ts';
export { afterId, afterKey, pageOf, PageQuery, type Page } from './http/pages.ts';
export { Problem, type FieldError, type ProblemTable, type ProblemText } from './http/problem.ts';
export { IsCode, IsId, isInstant, IsInstant, IsLanguageTag, IsLocalDate, IsPhone } from './http/validators.ts';
export { etagOf, expectedVersion, IfMatch, requireVersion, setEtag } from './http/versions.ts';
export { isUuid, randomId, uuidv7, uuidv7Source } from './ids/uuid.ts';
export { newReference, parseReference } from './ids/reference.ts';
export { createLogger, Logger } from './logging/logger.ts';
export { errorFields, safeFields, type LogFields, type LogValue } from './logging/safe-fields.ts';
export { ManagementServer, sendJson, type JsonPage, type ManagementHandler } from './management/management-server.ts';
export { Readiness, type ReadinessCheck } from './management/readiness.ts';
export { isCommittedCopy } from './openapi/committed-copy.ts';
export { openApiDocument, type ApiInfo } from './openapi/document.ts';
export { addBusinessDays, addBusinessHours, isBusinessDay, localDate } from './sites/calendar.ts';
export { instantOf, wallTimeAt } from './sites/zone.ts';
export { ageAt, isLocalTime, isOffset, localInstant, type LocalTime } from './sites/local-time.ts';
export { keptUntil, retentionYears, yearsLater } from './sites/retention.ts';
export { ageOn, daysBetween, isLocalDate, plusDays, type LocalDate } from './sites/calendar-date.ts';
export { isAreaOf, loadSites, siteOf, Sites, type BusinessHours, type Site, type SiteArea } from './sites/site.ts';
export { names } from './telemetry/names.ts';
export { currentTraceparent, failSpan, markSpan, withSpan, type SpanOptions } from './telemetry/spans.ts';
export { meter, startTelemetry, type Telemetry, type TelemetrySettings } from './telemetry/telemetry.ts';
export type { VerifiedToken } from './tokens/token-claims.ts';
export { IssuerUnavailable, TokenRefused, type TokenRefusal } from './tokens/token-refused.ts';
export { tokenRulesOf, type TokenAlgorithm, type TokenRules } from './tokens/token-rules.ts';
export { TokenVerifier } from './tokens/token-verifier.ts';
