import type { NewId } from '@crossroads/kernel';
import { MessagingModule } from '@crossroads/messaging';
import { NEW_ID, Sites } from '@crossroads/platform';
import { Module } from '@nestjs/common';
import type { FactoryProvider, Type } from '@nestjs/common';
import { ActOnOfferHandler } from './application/act-on-offer.handler.ts';
import { AddExclusionHandler } from './application/add-exclusion.handler.ts';
import { OfferByHandHandler } from './application/offer-by-hand.handler.ts';
import type { DeskPorts } from './application/placement-desk.ts';
import { ReadOffersHandler } from './application/read-offers.handler.ts';
import { ReadPlacementsHandler } from './application/read-placements.handler.ts';
import { ReadServicesHandler } from './application/read-services.handler.ts';
import { ReportCapacityHandler } from './application/report-capacity.handler.ts';
import { Edge } from './http/edge.ts';
import { ExclusionsController } from './http/exclusions.controller.ts';
import { OffersController } from './http/offers.controller.ts';
import { PlacementsController } from './http/placements.controller.ts';
import { ServicesController } from './http/services.controller.ts';
import { deskPorts, routingParts } from './parts.ts';
import { OfferQueries } from './persistence/offer.queries.ts';
import { PlacementQueries } from './persistence/placement.queries.ts';
import { ServiceQueries } from './persistence/service.queries.ts';

const DESK = Symbol('desk ports');

const onDesk = <H>(handler: Type<H> & (new (ports: DeskPorts) => H)): FactoryProvider<H> => ({
  provide: handler,
  inject: [DESK],
  useFactory: (ports: DeskPorts) => new handler(ports),
});

@Module({
  imports: [MessagingModule.forService(routingParts)],
  controllers: [PlacementsController, OffersController, ServicesController, ExclusionsController],
  providers: [
    { provide: DESK, inject: [NEW_ID, Sites], useFactory: (newId: NewId, sites: Sites) => deskPorts({ newId, sites }) },
    onDesk(ActOnOfferHandler),
    onDesk(OfferByHandHandler),
    { provide: AddExclusionHandler, inject: [NEW_ID], useFactory: (newId: NewId) => new AddExclusionHandler(newId) },
    Edge,
    ReportCapacityHandler,
    ReadPlacementsHandler,
    ReadOffersHandler,
    ReadServicesHandler,
    PlacementQueries,
    OfferQueries,
    ServiceQueries,
  ],
})
export class RoutingModule {}
