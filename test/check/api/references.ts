import type { Type } from '@jsii/spec';
import { Assembly, extended, isClass, parametersOf, referenced } from './assembly';

/** One place of the public API that names a type. */
export interface Reference {
  /** The full name of the type that is named. */
  readonly to: string;
  /** Who names it. */
  readonly by: Type;
  /** As a reader says it: `ProwOptions.hook`, `new Flannel`, `Cni.flannel`. */
  readonly at: string;
  /** Whether it is put in there, read from there, or inherited. */
  readonly way: 'in' | 'out' | 'extends';
}

/** Every place that names a public type, in the order in which a reader of the sources meets it. */
export function references(assembly: Assembly): readonly Reference[] {
  return assembly.types.flatMap((by) => named(assembly, by)).filter(({ to, by }) => to !== by.fqn && assembly.find(to));
}

function named(assembly: Assembly, by: Type): readonly Reference[] {
  const methods = assembly.methods(by, [by]);
  const properties = assembly.properties(by, [by]).map(({ property }) => property);
  const all = (fqns: readonly string[], at: string, way: Reference['way']): readonly Reference[] => fqns.map((to) => ({ to, by, at, way }));
  return [
    ...all(extended(by), by.name, 'extends'),
    ...parametersOf(by).flatMap(({ type }) => all(referenced(type), `new ${by.name}`, 'in')),
    ...methods.flatMap(({ name, parameters = [] }) => parameters.flatMap(({ type }) => all(referenced(type), `${by.name}.${name}`, 'in'))),
    ...methods.flatMap(({ name, returns }) => (returns ? all(referenced(returns.type), `${by.name}.${name}`, 'out') : [])),
    ...properties.flatMap(({ name, type }) => all(referenced(type), `${by.name}.${name}`, isClass(by) ? 'out' : 'in')),
  ];
}
