import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '@crossroads/messaging';
import { Access, Action, CurrentAccess, IdPipe } from '@crossroads/platform';
import { ReadIdentityHandler, type Identity } from '../../application/disclosure/read-identity.handler.ts';
import { Edge } from '../edge.ts';
import { IdentityView } from './disclosure.views.ts';

/** Who the person of an offer is. */
@ApiTags('disclosure')
@ApiBearerAuth()
@Controller('v1/offers/:offerId/identity')
export class IdentityController {
  constructor(
    private readonly edge: Edge,
    private readonly work: UnitOfWork,
    private readonly identity: ReadIdentityHandler,
  ) {}

  // A unit of work and no mere reading: that somebody was told is written down with it.
  @Get()
  @Action('ReadIdentity')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'readIdentity',
    summary: 'Who the person is: after your yes, and while a consent in force names your organisation',
  })
  @ApiOkResponse({ type: IdentityView })
  read(@Param('offerId', IdPipe) offerId: string, @CurrentAccess() access: Access): Promise<Identity> {
    const command = { offerId, access, at: this.edge.now() };
    const scope = { sites: [access.actor.site], access };
    return this.work.run(scope, tx => this.identity.execute(command, tx));
  }
}
