import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '@crossroads/messaging';
import { Access, Action, afterId, CurrentAccess, IdPipe, pageOf, PageQuery } from '@crossroads/platform';
import { RightsHandlers } from '../../application/rights/rights-handlers.ts';
import { Edge } from '../edge.ts';
import { RecordView, toRecordView } from './record.views.ts';
import { AccountingPage, toAccountingView } from './rights.views.ts';

/** What somebody may know: all that is kept, and who was told. */
@ApiTags('rights')
@ApiBearerAuth()
@Controller('v1/people/:id')
export class OwnRecordController {
  constructor(
    private readonly edge: Edge,
    private readonly work: UnitOfWork,
    private readonly rights: RightsHandlers,
  ) {}

  @Get('record')
  @Action('ReadOwnRecord')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'readOwnRecord', summary: 'Your own record, whole' })
  @ApiOkResponse({ type: RecordView })
  async own(@Param('id', IdPipe) personId: string, @CurrentAccess() access: Access): Promise<RecordView> {
    const command = { ...this.edge.actOnPerson(access, personId), access };
    const scope = { sites: [access.actor.site], access };
    return toRecordView(await this.work.run(scope, tx => this.rights.record.execute(command, tx)));
  }

  @Get('accounting')
  @Action('ReadAccounting')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'readAccounting', summary: 'Who was told of a person in the last six years' })
  @ApiOkResponse({ type: AccountingPage })
  async told(
    @Param('id', IdPipe) personId: string,
    @Query() query: PageQuery,
    @CurrentAccess() access: Access,
  ): Promise<AccountingPage> {
    const { limit } = query;
    const found = await this.rights.accounting.page({ personId, after: afterId(query), limit: limit + 1 }, access);
    const { items, next } = pageOf(found, limit, ({ id }) => [id]);
    return { items: items.map(toAccountingView), next };
  }
}
