import { Body, Controller, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '@crossroads/messaging';
import { Action, IdPipe } from '@crossroads/platform';
import { RevealPersonHandler } from '../../application/people/reveal-person.handler.ts';
import { Edge } from '../edge.ts';
import { GRANT_HEADER, OnGrant, type GrantedAccess } from '../rights/on-grant.ts';
import { RevealDto } from './people.dto.ts';
import { RevealedView } from './people.views.ts';

/** Looking at a person in full. */
@ApiTags('people')
@ApiBearerAuth()
@Controller('v1/people/:id/reveals')
export class RevealsController {
  constructor(
    private readonly edge: Edge,
    private readonly work: UnitOfWork,
    private readonly reveal: RevealPersonHandler,
  ) {}

  // Without an idempotency key: its answer would be kept for a month, and a person's data are kept sealed only. Each
  // call is a look of its own.
  @Post()
  @Action('RevealPerson')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiHeader({ name: GRANT_HEADER, required: false, schema: { type: 'string', format: 'uuid' } })
  @ApiOperation({ operationId: 'revealPerson', summary: 'See named fields of one person in full; at most 30 an hour' })
  @ApiOkResponse({ type: RevealedView })
  look(
    @Param('id', IdPipe) personId: string,
    @Body() { fields, reasonCode }: RevealDto,
    @OnGrant() { access, breakGlassId }: GrantedAccess,
  ): Promise<RevealedView> {
    const why = { reasonCode, purposeCode: access.purpose, orgId: access.actor.orgId, breakGlassId };
    const command = { ...this.edge.actOnPerson(access, personId), fields, ...why };
    const scope = { sites: [access.actor.site], access };
    return this.work.run(scope, tx => this.reveal.execute(command, tx));
  }
}
