import type { Provider, Type } from '@nestjs/common';
import { Reading } from '@crossroads/messaging';
import { Sites } from '@crossroads/platform';
import { SafetyHandlers } from './application/safety/safety-handlers.ts';
import { ReadSafetyNoticesController } from './http/safety/read-safety-notices.controller.ts';
import { SafetyNoticesController } from './http/safety/safety-notices.controller.ts';

/** Edges of safety notices. */
export const safetyControllers: Type[] = [SafetyNoticesController, ReadSafetyNoticesController];

/** Handlers of safety notices. */
export const safetyProviders: Provider[] = [
  {
    provide: SafetyHandlers,
    inject: [Sites, Reading],
    useFactory: (sites: Sites, reading: Reading) => new SafetyHandlers({ sites, reading }),
  },
];
