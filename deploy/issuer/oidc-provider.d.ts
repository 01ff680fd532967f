// The package brings no types; these are the parts that this program uses.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export type Saved = { save(): Promise<string> };
  export type Grant = Saved & { addOIDCScope(scope: string): void };

  export type IssuedToken = {
    readonly kind: string;
    readonly accountId?: string;
    readonly clientId: string;
    readonly resourceServer?: { identifier(): string };
  };

  export type Context = {
    type: string;
    body: string;
    set(name: string, value: string): void;
    get(name: string): string;
    readonly oidc: {
      readonly client?: { readonly clientId: string; readonly applicationType: string };
      readonly session?: { readonly accountId?: string };
      readonly result?: { readonly login?: object };
      readonly params?: Readonly<Record<string, unknown>>;
      readonly entities: {
        readonly AuthorizationCode?: { readonly authTime?: number; readonly acr?: string };
      };
      readonly provider: Provider;
    };
  };

  export type Interaction = {
    readonly uid: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly prompt: { readonly name: string };
  };

  export class Provider {
    constructor(issuer: string, configuration: object);
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
    on(event: 'server_error', listener: (context: Context, error: Error) => void): this;
    readonly Grant: new (of: { clientId: string; accountId: string }) => Grant;
  }

  export const errors: {
    readonly InvalidTarget: new (description?: string) => Error;
    readonly SessionNotFound: new (description?: string) => Error;
  };

  type Check = object;
  type Prompt = { readonly checks: { add(check: Check): void } };
  export const interactionPolicy: {
    base(): { get(name: string): Prompt; remove(name: string): void };
    readonly Check: {
      new (reason: string, description: string, error: string, check: (context: Context) => boolean): Check;
      readonly REQUEST_PROMPT: boolean;
      readonly NO_NEED_TO_PROMPT: boolean;
    };
  };
}
