import { Controller, Get, Header, Param, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnswerInterceptor, UnitOfWork, type Answer } from '@crossroads/messaging';
import { Access, Action, CurrentAccess, etagOf, IdPipe } from '@crossroads/platform';
import { ReadPersonHandler } from '../../application/people/read-person.handler.ts';
import { ReadByGrantHandler } from '../../application/rights/read-by-grant.handler.ts';
import { Edge } from '../edge.ts';
import { GrantId } from '../rights/grant-header.ts';
import { PersonView } from './people.views.ts';

/** One person at a time: there is no list of people. */
@ApiTags('people')
@ApiBearerAuth()
@UseInterceptors(AnswerInterceptor)
@Controller('v1/people/:id')
export class ReadPersonController {
  constructor(
    private readonly edge: Edge,
    private readonly work: UnitOfWork,
    private readonly people: ReadPersonHandler,
    private readonly byGrant: ReadByGrantHandler,
  ) {}

  @Get()
  @Action('ReadPerson')
  @Header('cache-control', 'no-store')
  @ApiHeader({ name: 'break-glass', required: false, schema: { type: 'string', format: 'uuid' } })
  @ApiOperation({ operationId: 'readPerson', summary: 'One person, as little as your role needs' })
  @ApiOkResponse({ type: PersonView })
  async read(
    @Param('id', IdPipe) id: string,
    @CurrentAccess() access: Access,
    @GrantId() breakGlassId: string | undefined,
  ): Promise<Answer> {
    const body = await (breakGlassId === undefined
      ? this.people.execute(id, access)
      : this.#onGrant(id, access, breakGlassId));
    return { status: 200, body, etag: 'version' in body ? etagOf(body.version) : undefined };
  }

  #onGrant(id: string, access: Access, breakGlassId: string) {
    const command = { ...this.edge.actOnPerson(access, id), access, breakGlassId };
    return this.work.run({ sites: [access.actor.site], access }, tx => this.byGrant.execute(command, tx));
  }
}
