import { Controller, Get, Header, Param, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnswerInterceptor, UnitOfWork, type Answer } from '@crossroads/messaging';
import { Action, etagOf, IdPipe, type Access } from '@crossroads/platform';
import { ReadByGrantHandler } from '../../application/rights/read-by-grant.handler.ts';
import { Edge } from '../edge.ts';
import { GRANT_HEADER, OnGrant, type GrantedAccess } from '../rights/on-grant.ts';
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
    private readonly people: ReadByGrantHandler,
  ) {}

  @Get()
  @Action('ReadPerson')
  @Header('cache-control', 'no-store')
  @ApiHeader({ name: GRANT_HEADER, required: false, schema: { type: 'string', format: 'uuid' } })
  @ApiOperation({ operationId: 'readPerson', summary: 'One person, as little as your role needs' })
  @ApiOkResponse({ type: PersonView })
  async read(@Param('id', IdPipe) id: string, @OnGrant() { access, breakGlassId }: GrantedAccess): Promise<Answer> {
    const body = await (breakGlassId === undefined
      ? this.people.plain(id, access)
      : this.#onGrant(id, access, breakGlassId));
    return { status: 200, body, etag: 'version' in body ? etagOf(body.version) : undefined };
  }

  #onGrant(id: string, access: Access, breakGlassId: string) {
    const command = { ...this.edge.actOnPerson(access, id), access, breakGlassId };
    return this.work.run({ sites: [access.actor.site], access }, tx => this.people.execute(command, tx));
  }
}
