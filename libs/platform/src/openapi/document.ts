import { Module, type DynamicModule, type INestApplication, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { PlatformModule } from '../boot/platform.module.ts';
import { problemSchema } from './problem-schema.ts';

/** Whose API it is. */
export type ApiInfo = { readonly service: string };

const VERSION = '1';

const problemAnswer = {
  description: 'A problem document (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const withProblems = (document: OpenAPIObject): OpenAPIObject => {
  const paths = Object.fromEntries(
    Object.entries(document.paths).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item).map(([method, operation]) => [
          method,
          { ...operation, responses: { ...operation.responses, default: problemAnswer } },
        ]),
      ),
    ]),
  );
  const schemas = { ...document.components?.schemas, Problem: problemSchema };
  return { ...document, paths, components: { ...document.components, schemas } };
};

/** The OpenAPI 3.1 document of a Nest application that exists. */
export const documentOf = (app: INestApplication, { service }: ApiInfo): OpenAPIObject => {
  const settings = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(`Crossroads ${service}`)
    .setDescription(`The ${service} service. Errors are RFC 9457 problem documents in English or Spanish.`)
    .setVersion(VERSION)
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  return withProblems(SwaggerModule.createDocument(app, settings));
};

@Module({})
class ApiRoot {}

/** The OpenAPI 3.1 document of a service's root module, with no database, broker or network. */
export const openApiDocument = async (module: Type | DynamicModule, info: ApiInfo): Promise<OpenAPIObject> => {
  const root = { module: ApiRoot, imports: [PlatformModule.empty(), module] };
  const quietly = { preview: true, logger: false, abortOnError: false } as const;
  const app = await NestFactory.create(root, new FastifyAdapter(), quietly);
  try {
    return documentOf(app, info);
  } finally {
    await app.close();
  }
};
