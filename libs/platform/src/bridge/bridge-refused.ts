/** Why nothing may be read from what came over a bridge. */
export type BridgeRefusal = 'bridge.cannot-open' | 'bridge.bad-signature' | 'bridge.unknown-key';

const texts: Readonly<Record<BridgeRefusal, string>> = {
  'bridge.cannot-open':
    'A sealed question cannot be opened: it was changed, or sealed in another way or for another key',
  'bridge.bad-signature': 'A signed answer is not as it was signed, or was signed in another way',
  'bridge.unknown-key': 'What came over the bridge names a key that is not known here',
};

/** What came over a bridge proves nothing. Says why by its code and never holds any part of it. Not retriable. */
export class BridgeRefused extends Error {
  override readonly name = 'BridgeRefused';
  readonly retriable = false;

  constructor(readonly code: BridgeRefusal) {
    super(texts[code]);
  }
}
