import { hash } from 'node:crypto';
import type { VerifiedToken } from './token-claims.ts';

// Our own defaults. A cached token outlives a withdrawn key by so long at most.
const LONGEST_MS = 60_000;
const MOST = 10_000;

type Entry = { readonly token: VerifiedToken; readonly sinceMs: number; readonly untilMs: number };

/** Tokens that were found good, by their SHA-256, for a minute at most and never beyond their end. The oldest give way. */
export class VerifiedTokens {
  private readonly entries = new Map<string, Entry>();

  /** The key under which a token is kept. */
  static keyOf(token: string): string {
    return hash('sha256', token, 'base64url');
  }

  get size(): number {
    return this.entries.size;
  }

  find(key: string, now: Date): VerifiedToken | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    const nowMs = now.getTime();
    // Also not when the clock was set back meanwhile.
    if (nowMs >= entry.sinceMs && nowMs < entry.untilMs) return entry.token;
    this.entries.delete(key);
    return undefined;
  }

  keep(key: string, token: VerifiedToken, now: Date): void {
    const sinceMs = now.getTime();
    this.entries.delete(key);
    this.entries.set(key, { token, sinceMs, untilMs: Math.min(sinceMs + LONGEST_MS, token.expiresAt.getTime()) });
    const [oldest] = this.entries.keys();
    if (this.entries.size > MOST && oldest !== undefined) this.entries.delete(oldest);
  }
}
