import type { Callable, EnumType, Parameter, Property, Type } from '@jsii/spec';
import { isEnum, OwnedProperty } from './assembly';
import { Placement } from './placement';
import { PageText } from './page-text';

/** The members of an interface or an enum; what it is stands before them. */
export function typeSection(placement: Placement, text: PageText, type: Type): readonly string[] {
  if (isEnum(type)) return members(text, type);
  const twin = heir(placement, type);
  if (twin) return [`Its properties are those of ${text.name(twin)} that are from \`${type.name}\`.`];
  const properties = placement.assembly.properties(type);
  return isAnswer(placement, type) ? readableList(text, type, properties) : propertyList(text, type, properties);
}

/** Whether an interface is only ever handed out, so that nobody fills it in. */
function isAnswer(placement: Placement, type: Type): boolean {
  const uses = placement.usesOf(type).filter(({ way, by }) => way !== 'extends' && by !== type);
  return uses.length > 0 && uses.every(({ way, by }) => way === 'out' || (by.kind === 'interface' && isAnswer(placement, by)));
}

/** An interface on the same page that has all of a type's properties, where nothing else takes that type. */
function heir(placement: Placement, type: Type): Type | undefined {
  const uses = placement.usesOf(type);
  if (uses.some(({ way }) => way !== 'extends')) return undefined;
  return uses.map(({ by }) => by).find((by) => placement.ownerOf(by) === placement.ownerOf(type));
}

/** Required ones first, as somebody who fills them in reads them. */
function propertyList(text: PageText, of: Type, owned: readonly OwnedProperty[]): readonly string[] {
  const [required, optional] = [owned.filter(({ property }) => !property.optional), owned.filter(({ property }) => property.optional)];
  return [...required, ...optional].map(({ property, owner }) => item(
    `**\`${property.name}\`** · ${text.type(property.type)} · ${property.optional ? 'optional' : 'required'}${origin(text, of, owner)}`,
    [text.doc(property.docs), ...(property.docs?.default ? [`Default: ${text.default(property.docs)}`] : [])],
  ));
}

/** What can be read from an object; there is nothing to fill in, so that nothing is required. */
export function readableList(text: PageText, of: Type, owned: readonly OwnedProperty[]): readonly string[] {
  return owned.map(({ property, owner }) => item(
    `**\`${property.name}\`** · ${text.type(property.type)}${absence(property)}${origin(text, of, owner)}`, [text.doc(property.docs)],
  ));
}

/** The parameters of a constructor or a method, those with something to say. */
export function parameterList(text: PageText, { parameters = [] }: Callable): readonly string[] {
  return parameters.map((parameter: Parameter) => item(
    `**\`${parameter.name}\`** · ${text.type(parameter.type)} · ${parameter.optional ? 'optional' : 'required'}`,
    parameter.docs?.summary ? [text.doc(parameter.docs)] : [],
  ));
}

function members(text: PageText, type: EnumType): readonly string[] {
  return type.members.map(({ name, docs }) => item(`**\`${type.name}.${name}\`**`, [text.doc(docs)]));
}

function absence({ optional }: Property): string {
  return optional ? ' · or nothing' : '';
}

function origin(text: PageText, of: Type, owner: Type): string {
  return owner === of ? '' : ` · from ${text.name(owner)}`;
}

function item(head: string, paragraphs: readonly string[]): string {
  const inside = paragraphs.filter(Boolean).flatMap((paragraph) => paragraph.split('\n\n'));
  return [`* ${head}`, ...inside.map((paragraph) => `  ${paragraph}`)].join('\n\n');
}
