import type { Parameter, Property, Type, TypeReference } from '@jsii/spec';
import { Assembly, isClass, isEnum } from './assembly';

/** How a construct is written: `new Flannel(this, 'flannel', { … })`. */
export function newLine(assembly: Assembly, type: Type, parameters: readonly Parameter[]): string {
  return `new ${type.name}(${parameters.map((parameter) => argument(assembly, type, parameter)).join(', ')})`;
}

/** How a static method is written: `Exposure.nodePort({ … })`. */
export function callLine(assembly: Assembly, type: Type, method: string, parameters: readonly Parameter[]): string {
  return `${type.name}.${method}(${parameters.map(({ name, type: of }) => sample(assembly, name, of)).join(', ')})`;
}

function argument(assembly: Assembly, type: Type, { name, type: of }: Parameter): string {
  if (name === 'scope') return 'this';
  if (name === 'id') return `'${type.name.toLowerCase()}'`;
  return sample(assembly, name, of);
}

/** What must be written is named; what can be left out is three dots. */
function sample(assembly: Assembly, name: string, type: TypeReference): string {
  if ('collection' in type) return type.collection.kind === 'array' ? '[…]' : '{ … }';
  if ('primitive' in type) return type.primitive === 'string' ? '\'…\'' : type.primitive === 'boolean' ? 'true' : name;
  const ours = 'fqn' in type ? assembly.find(type.fqn) : undefined;
  if (!ours) return name;
  if (isEnum(ours)) return `${ours.name}.${ours.members[0].name}`;
  if (isClass(ours)) return ours.initializer ? name : `${ours.name}.…`;
  const properties = assembly.properties(ours).map(({ property }) => property);
  const required = properties.filter(({ optional }) => !optional);
  return `{ ${[...required.map((property) => field(assembly, property)), ...(required.length < properties.length ? ['…'] : [])].join(', ')} }`;
}

function field(assembly: Assembly, { name, type }: Property): string {
  const nested = 'fqn' in type && assembly.find(type.fqn)?.kind === 'interface';
  return `${name}: ${nested ? '{ … }' : sample(assembly, '…', type)}`;
}
