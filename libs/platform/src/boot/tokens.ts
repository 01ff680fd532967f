/** Injection token of the {@link ServiceConfig}. */
export const SERVICE_CONFIG = Symbol('service config');

/** Injection token of the kernel's `Clock`. */
export const CLOCK = Symbol('clock');

/** Injection token of the kernel's `NewId`: UUIDv7. */
export const NEW_ID = Symbol('new id');
