import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import type { StaffContracts } from '@crossroads/contracts';
import { rolesOf, Sites } from '@crossroads/platform';
import { Reading } from '../../ports.ts';
import { ownerOf } from '../owners.ts';
import { Confirming } from './confirming.ts';
import { staffControllersOf } from './http/staff.controllers.ts';
import { ReadStaffHandler } from './read-staff.handler.ts';
import { StaffDesk } from './staff-desk.ts';
import { StaffHandlers } from './staff-handlers.ts';
import { StaffRepository } from './staff.repository.ts';

const handlersOf = (contracts: StaffContracts): FactoryProvider[] => {
  const staff = new StaffRepository(contracts);
  return [
    { provide: StaffHandlers, inject: [Sites], useFactory: (sites: Sites) => new StaffHandlers({ sites, staff }) },
    { provide: ReadStaffHandler, inject: [Reading], useFactory: (reading: Reading) => new ReadStaffHandler(reading) },
  ];
};

/**
 * The staff directory of a plane, in the service that keeps it: `/v1/staff`, and the word every fifteen seconds that it is
 * there. Needs `MessagingModule` beside it.
 */
@Module({})
export class StaffDeskModule {
  /** The desk of the plane whose contracts these are; only roles of that plane can be given. */
  static with(contracts: StaffContracts): DynamicModule {
    const { plane } = ownerOf(contracts);
    return {
      module: StaffDeskModule,
      controllers: [...staffControllersOf(rolesOf[plane])],
      providers: [StaffDesk, Confirming, ...handlersOf(contracts)],
    };
  }
}
