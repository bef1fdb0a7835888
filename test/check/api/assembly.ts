import type { Assembly as Jsii, ClassType, EnumType, InterfaceType, Method, Parameter, Property, Type, TypeReference } from '@jsii/spec';

/** A property with the interface or class that has it. */
export interface OwnedProperty {
  readonly property: Property;
  readonly owner: Type;
}

/** The public API as jsii describes it, with the questions that pages ask. */
export class Assembly {
  /** In the order of names. */
  readonly types: readonly Type[];
  private readonly byFqn: ReadonlyMap<string, Type>;

  constructor(jsii: Pick<Jsii, 'types'>) {
    this.types = Object.values(jsii.types ?? {}).sort((a, b) => (a.name < b.name ? -1 : 1));
    this.byFqn = new Map(this.types.map((type) => [type.fqn, type]));
  }

  /** A type of ours; nothing where another library has it. */
  find(fqn: string): Type | undefined {
    return this.byFqn.get(fqn);
  }

  named(name: string): Type | undefined {
    return this.types.find((type) => type.name === name);
  }

  /** What a type extends, those of ours. */
  bases(type: Type): readonly Type[] {
    return extended(type).flatMap((fqn) => this.find(fqn) ?? []);
  }

  /** Own ones first, in the order of the source, then those of each base; one that is overridden stands once. */
  properties(type: Type, owners = this.lineage(type)): readonly OwnedProperty[] {
    const all = owners.flatMap((owner) => bySource(hasMembers(owner).properties ?? []).map((property) => ({ property, owner })));
    return all.filter((one, i) => all.findIndex(({ property }) => property.name === one.property.name) === i);
  }

  /** The same for methods that are called on an object or a class. */
  methods(type: Type, owners = this.lineage(type)): readonly Method[] {
    const all = owners.flatMap((owner) => bySource(hasMembers(owner).methods ?? []));
    return all.filter((one, i) => all.findIndex(({ name }) => name === one.name) === i);
  }

  private lineage(type: Type): readonly Type[] {
    return [...new Set([type, ...this.bases(type).flatMap((base) => this.lineage(base))])];
  }
}

/** The full names of all that a type extends. */
export function extended(type: Type): readonly string[] {
  const { base, interfaces } = type as Partial<ClassType & InterfaceType>;
  return [...(base ? [base] : []), ...(interfaces ?? [])];
}

/** Static methods that give an object of their own class. */
export function isFactory(type: Type, method: Method): boolean {
  return method.static === true && method.returns !== undefined && referenced(method.returns.type).includes(type.fqn);
}

/** The types that a member names, by their full names. */
export function referenced(type: TypeReference): readonly string[] {
  if ('fqn' in type) return [type.fqn];
  if ('collection' in type) return referenced(type.collection.elementtype);
  if ('primitive' in type) return [];
  throw new Error(`the pages know no type like ${JSON.stringify(type)}; teach test/check/api/assembly.ts to read it`);
}

/** The parameters of whatever makes a class, or of an empty list. */
export function parametersOf(type: Type): readonly Parameter[] {
  return (type as ClassType).initializer?.parameters ?? [];
}

export function isClass(type: Type): type is ClassType {
  return type.kind === 'class';
}

export function isEnum(type: Type): type is EnumType {
  return type.kind === 'enum';
}

/** The file that declares a type, from the folder of the repository. */
export function sourceOf(type: Type): string {
  if (!type.locationInModule) throw new Error(`${type.name} has no source; build it with jsii's metadata`);
  return type.locationInModule.filename;
}

/** The folder of src/ that a type lives in. */
export function roomOf(type: Type): string {
  return sourceOf(type).split('/').slice(1, -1).join('/');
}

function hasMembers(type: Type): Partial<Pick<ClassType, 'properties' | 'methods'>> {
  return type as Partial<ClassType>;
}

function bySource<T extends Property | Method>(members: readonly T[]): readonly T[] {
  return [...members].sort((a, b) => (a.locationInModule?.line ?? 0) - (b.locationInModule?.line ?? 0));
}
