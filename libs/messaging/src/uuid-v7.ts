const timeHex = (at: Date): string => at.getTime().toString(16).padStart(12, '0');

/** The lowest UUIDv7 of an instant: ids drawn before it sort below. Milliseconds. */
export const firstIdAt = (at: Date): string => {
  const hex = timeHex(at);
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};

/** The UTC instant that a UUIDv7 was drawn at. Milliseconds. */
export const instantOf = (id: string): Date => new Date(Number.parseInt(`${id.slice(0, 8)}${id.slice(9, 13)}`, 16));
