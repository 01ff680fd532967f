import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ACTION } from './action.ts';

// Nest keeps these under names that its public entry does not export.
const PATH = 'path';
const ROUTE_ARGUMENTS = '__routeArguments__';
const BODY = 3;

type Routes = { readonly get: <T>(token: new (...args: never[]) => T) => T };

const methodsOf = (controller: object): [string, object][] =>
  new MetadataScanner().getAllMethodNames(controller).flatMap(name => {
    const method: unknown = Reflect.get(controller, name);
    return typeof method === 'function' && Reflect.hasMetadata(PATH, method) ? [[name, method]] : [];
  });

// A body whose class was imported as a type arrives unchecked: the metadata says Object.
const hasUncheckedBody = (controller: object, name: string): boolean => {
  const routeArguments: Readonly<Record<string, { readonly index: number; readonly data?: unknown }>> =
    Reflect.getMetadata(ROUTE_ARGUMENTS, controller.constructor, name) ?? {};
  const types: readonly unknown[] = Reflect.getMetadata('design:paramtypes', controller, name) ?? [];
  return Object.entries(routeArguments).some(
    ([key, { index, data }]) => key.startsWith(`${BODY}:`) && data === undefined && types[index] === Object,
  );
};

type Knows = (action: string) => boolean;

const actionProblem = (at: string, action: unknown, knows: Knows): string[] => {
  if (typeof action !== 'string') return [`${at} has no @Action`];
  return knows(action) ? [] : [`${at} has the action ${action}, of which no policy knows`];
};

const problemsOf = (controller: object, knows: Knows): string[] =>
  methodsOf(controller).flatMap(([name, handler]) => {
    const at = `${controller.constructor.name}.${name}`;
    return [
      ...actionProblem(at, Reflect.getMetadata(ACTION, handler), knows),
      ...(hasUncheckedBody(controller, name) ? [`${at} has a body of no class: import its DTO as a value`] : []),
    ];
  });

/**
 * Refuses to start with a route that no policy speaks of, or whose body nobody checks.
 * @throws {TypeError} naming each
 */
export const checkRoutes = (app: Routes, knows: Knows): void => {
  const controllers = [...app.get(ModulesContainer).values()].flatMap(module => [...module.controllers.values()]);
  const problems = controllers.flatMap(({ metatype }) =>
    typeof metatype === 'function' ? problemsOf(metatype.prototype, knows) : [],
  );
  if (problems.length > 0) throw new TypeError(problems.join('; '));
};
