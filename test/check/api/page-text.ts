import type { Docs, Type, TypeReference } from '@jsii/spec';
import { posix } from 'node:path';
import { ERRORS } from '../../../src/core/error-catalogue';
import { isClass, isFactory } from './assembly';
import { Placement, slug } from './placement';

/** Where the types of other libraries are described. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  cdk8s: 'https://cdk8s.io/docs/latest/reference/cdk8s/typescript/',
  constructs: 'https://github.com/aws/constructs/blob/10.x/API.md',
};

/** The words of one page: docstrings and types, with links from there. */
export class PageText {
  constructor(private readonly placement: Placement, private readonly page: string) {}

  /** A docstring. jsii cuts it after the first sentence; here it is whole again, and what it names can be followed. */
  doc(docs: Docs | undefined): string {
    const whole = [docs?.summary, docs?.remarks].filter(Boolean).join(' ');
    return whole.split(/\n{2,}/).map((paragraph) => this.linked(paragraph.replace(/\s*\n\s*/g, ' '))).join('\n\n');
  }

  /** What happens when a property is left out. A leading dash marks prose, anything else is a value. */
  default(docs: Docs | undefined): string {
    const text = docs?.default ?? '';
    const prose = /^- +(.*)$/s.exec(text)?.[1];
    if (prose !== undefined) return this.linked(prose.replace(/\s*\n\s*/g, ' '));
    return text.includes('; ') ? this.linked(text) : this.linked(`\`${text}\``);
  }

  /** A type as a reader says it. */
  type(type: TypeReference): string {
    if ('primitive' in type) return `\`${type.primitive}\``;
    if ('collection' in type) return `${type.collection.kind === 'array' ? 'list of' : 'map of'} ${this.type(type.collection.elementtype)}`;
    if (!('fqn' in type)) throw new Error(`the pages have no words for ${JSON.stringify(type)}`);
    const ours = this.placement.assembly.find(type.fqn);
    return ours ? this.name(ours) : this.foreign(type.fqn);
  }

  /** The name of a public type, linked. */
  name(type: Type): string {
    return `[\`${type.name}\`](${this.placement.link(type, this.page)})`;
  }

  /** The name of a type of another library, linked. */
  foreign(fqn: string): string {
    const [library, name] = fqn.split('.');
    if (!ELSEWHERE[library]) throw new Error(`${fqn} is of a library that the pages do not know; add its reference to test/check/api/page-text.ts`);
    return `[\`${name}\`](${ELSEWHERE[library]}) of ${library}`;
  }

  /** A link to another file of the repository. */
  file(path: string): string {
    return posix.relative(posix.dirname(this.page), path);
  }

  /** The first sentence of a docstring. */
  sentence(docs: Docs | undefined): string {
    return this.linked(first(docs));
  }

  /** Links every piece of code that names something public, or an error; elsewhere, a browser would take `<` for a tag. */
  linked(text: string): string {
    return text.replace(/`([^`]+)`|</g, (code: string, inside: string | undefined) => {
      if (!inside) return '&lt;';
      const target = this.target(inside);
      return target ? `[${code}](${target})` : code;
    });
  }

  private target(code: string): string | undefined {
    if (code in ERRORS) return `${this.file('docs/errors.md')}#${slug(code)}`;
    const [, name, member] = /^(?:new )?([A-Z]\w+)(?:\.(\w+))?(?:\(.*\))?$/s.exec(code) ?? [];
    const type = name ? this.placement.assembly.named(name) : undefined;
    if (!type) return undefined;
    const factory = isClass(type) && (type.methods ?? []).some((method) => method.name === member && isFactory(type, method));
    const itself = !factory && this.placement.ownerOf(type) === type && this.placement.page(type) === this.page;
    return itself ? undefined : this.placement.link(type, this.page, factory ? `${name}.${member}` : undefined);
  }
}

/** The first sentence of a docstring for a cell of a table, where links to other pages would be in the way. */
export function cell(docs: Docs | undefined): string {
  return first(docs).replace(/\|/g, '\\|').replace(/`[^`]*`|</g, (code) => (code === '<' ? '&lt;' : code));
}

function first(docs: Docs | undefined): string {
  return (docs?.summary ?? '').replace(/[;:]$/, '.');
}
