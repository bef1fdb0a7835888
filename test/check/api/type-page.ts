import type { ClassType, Method, Type } from '@jsii/spec';
import { extended, isClass, isFactory, parametersOf, roomOf, sourceOf } from './assembly';
import { Placement, slug } from './placement';
import { Reference } from './references';
import { cell, PageText } from './page-text';
import { parameterList, readableList, typeSection } from './type-section';
import { callLine, newLine } from './usage';

/** The page of a class, interface or enum, with all that stands on it. */
export function typePage(placement: Placement, owner: Type): string {
  const page = placement.page(owner);
  const text = new PageText(placement, page);
  const guests = placement.onPageOf(owner).filter((type) => type !== owner);
  const parts = [
    `# ${owner.name}`,
    `[Reference](${text.file('API.md')}) › ${roomOf(owner)} · source: [${sourceOf(owner)}](${text.file(sourceOf(owner))})`,
    text.doc(owner.docs),
    ...bases(placement, text, owner),
    ...uses(placement, owner),
    contents(guests),
    ...(isClass(owner) ? classPart(placement, text, owner) : typeSection(placement, text, owner)),
    ...guests.flatMap((guest) => [`## ${guest.name}`, text.doc(guest.docs), ...typeSection(placement, text, guest)]),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** A page with a few parts says what they are; a short one needs no more than its headings. */
function contents(guests: readonly Type[]): string {
  return guests.length < 3 ? '' : `Also on this page: ${guests.map(({ name }) => `[\`${name}\`](#${slug(name)})`).join(', ')}.`;
}

function classPart(placement: Placement, text: PageText, type: ClassType): readonly string[] {
  const { assembly } = placement;
  const methods = assembly.methods(type);
  const factories = methods.filter((method) => isFactory(type, method));
  const others = methods.filter((method) => !factories.includes(method));
  const properties = assembly.properties(type);
  return [
    ...(type.initializer || factories.length > 0 ? ['## How to make it'] : []),
    ...(type.initializer ? [code(newLine(assembly, type, parametersOf(type))), ...parameterList(text, type.initializer)] : []),
    ...(factories.length > 1 ? [overview(type, factories)] : []),
    ...factories.flatMap((factory) => methodPart(placement, text, type, factory)),
    ...(properties.length > 0 ? ['## Properties', ...readableList(text, type, properties)] : []),
    ...(others.length > 0 ? ['## Methods', ...others.flatMap((method) => methodPart(placement, text, type, method))] : []),
  ];
}

function overview(type: Type, factories: readonly Method[]): string {
  const rows = factories.map(({ name, docs }) => `| [\`${type.name}.${name}\`](#${slug(`${type.name}.${name}`)}) | ${cell(docs)} |`);
  return ['| write | for |', '|---|---|', ...rows].join('\n');
}

function methodPart(placement: Placement, text: PageText, type: Type, method: Method): readonly string[] {
  const whose = method.static ? type.name : object(type);
  const call = callLine(placement.assembly, { ...type, name: whose }, method.name, method.parameters ?? []);
  const gives = isFactory(type, method) || !method.returns ? [] : [`Gives ${text.type(method.returns.type)}${method.returns.optional ? ', or nothing' : ''}.`];
  return [`### ${whose}.${method.name}`, code(call), text.doc(method.docs), ...parameterList(text, method), ...gives];
}

/** What an object of a class is called in examples. */
function object({ name }: Type): string {
  return name.replace(/^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]/, (start) => start.toLowerCase());
}

function bases(placement: Placement, text: PageText, type: Type): readonly string[] {
  return extended(type).map((fqn) => {
    const ours = placement.assembly.find(fqn);
    return `Extends ${ours ? text.name(ours) : text.foreign(fqn)}.`;
  });
}

/** Where a reader meets a type elsewhere. */
function uses(placement: Placement, type: Type): readonly string[] {
  const elsewhere = placement.usesOf(type).filter(({ by }) => placement.ownerOf(by) !== type);
  const list = (way: Reference['way']): string => [...new Set(elsewhere.filter((one) => one.way === way).map(({ by, at }) => (
    `[\`${at}\`](${placement.link(by, placement.page(type))})`)))].join(', ');
  const said: readonly (readonly [string, string])[] = [['Goes into', list('in')], ['Comes from', list('out')], ['Extended by', list('extends')]];
  return said.filter(([, places]) => places).map(([how, places]) => `${how}: ${places}.`);
}

/** Only for reading: dots stand for what is yours. */
function code(line: string): string {
  return `\`\`\`text\n${line}\n\`\`\``;
}
