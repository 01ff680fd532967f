import type { INestApplication, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { problemSchema } from './problem-schema.ts';

/** What an API calls itself. */
export type ApiInfo = { readonly service: string; readonly title: string; readonly version: string };

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
export const documentOf = (app: INestApplication, { service, title, version }: ApiInfo): OpenAPIObject => {
  const settings = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(title)
    .setDescription(`The ${service} service. Errors are RFC 9457 problem documents in English or Spanish.`)
    .setVersion(version)
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  return withProblems(SwaggerModule.createDocument(app, settings));
};

/** The OpenAPI 3.1 document of a service's root module, with no database, broker or network. */
export const openApiDocument = async (module: Type, info: ApiInfo): Promise<OpenAPIObject> => {
  const app = await NestFactory.create(module, new FastifyAdapter(), { preview: true, logger: false });
  try {
    return documentOf(app, info);
  } finally {
    await app.close();
  }
};
