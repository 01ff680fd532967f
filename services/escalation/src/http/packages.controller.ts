import { Action, CurrentAccess, IdPipe, Problem, type Access } from '@crossroads/platform';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ReadEscalationsHandler } from '../application/read-escalations.handler.ts';
import { PACKAGE_FILES } from '../package/package-files.ts';
import { packageView, PackageView } from './package.views.ts';

const TYPES: Readonly<Record<string, string>> = {
  'manifest.json': 'application/json',
  'package.pdf': 'application/pdf',
};

/** What was sent to an office, byte for byte, for those who may read it. */
@ApiTags('packages')
@ApiBearerAuth()
@Controller('v1/escalations/:id/package')
export class PackagesController {
  constructor(private readonly reading: ReadEscalationsHandler) {}

  @Get()
  @Action('ReadPackage')
  @ApiOperation({ operationId: 'readPackage', summary: 'Reference, hash and files of a package' })
  @ApiOkResponse({ type: PackageView })
  async one(@Param('id', IdPipe) id: string, @CurrentAccess() access: Access): Promise<PackageView> {
    return packageView(await this.reading.sent(access, id));
  }

  @Get('files/:name')
  @Action('ReadPackage')
  @ApiOperation({ operationId: 'readPackageFile', summary: 'One file of a package' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiParam({ name: 'name', enum: PACKAGE_FILES })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @Param() { id = '', name = '' }: Readonly<Record<string, string>>,
    @CurrentAccess() access: Access,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { files } = await this.reading.sent(access, new IdPipe().transform(id));
    const known = PACKAGE_FILES.find(each => each === name);
    const bytes = known && files.get(known);
    if (!bytes) throw new Problem('not-found');
    // The read has been told to the audit by now: it is not sent before that.
    await reply
      .header('content-type', TYPES[name] ?? 'application/octet-stream')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .send(bytes);
  }
}
