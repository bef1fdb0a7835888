import type { Type } from '@jsii/spec';
import { posix } from 'node:path';
import { Assembly, isClass, roomOf } from './assembly';
import { Reference, references } from './references';

/** Where the pages are, from the folder of the repository. */
export const PAGES = 'docs/api';

/** Says on which page each public name stands: once, and where its reader is. */
export class Placement {
  private readonly references: readonly Reference[];
  private readonly owners = new Map<string, Type>();

  constructor(readonly assembly: Assembly) {
    this.references = references(assembly);
    for (const type of assembly.types) this.owners.set(type.fqn, this.owner(type, []));
  }

  /** The types that have a page, in the order of names. */
  get owning(): readonly Type[] {
    return this.assembly.types.filter((type) => this.ownerOf(type) === type);
  }

  /** The type whose page a type stands on. */
  ownerOf(type: Type): Type {
    return this.owners.get(type.fqn) as Type;
  }

  /** Who names a type. */
  usesOf(type: Type): readonly Reference[] {
    return this.references.filter(({ to }) => to === type.fqn);
  }

  /** All types of a page as a reader meets them: what one names comes after it, deeper things later. */
  onPageOf(owner: Type): readonly Type[] {
    const met = new Set([owner]);
    for (const at of met) {
      const named = this.references.filter(({ by }) => by === at).map(({ to }) => this.assembly.find(to) as Type);
      for (const type of named) if (this.ownerOf(type) === owner) met.add(type);
    }
    return [...new Set([...met, ...this.assembly.types.filter((type) => this.ownerOf(type) === owner)])];
  }

  /** A page's path from the folder of the repository. */
  page(type: Type): string {
    const owner = this.ownerOf(type);
    return posix.join(PAGES, roomOf(owner), `${kebab(owner.name)}.md`);
  }

  /** How a page links to a type, or to a heading of its page. */
  link(type: Type, from: string, heading?: string): string {
    const page = this.page(type);
    const anchor = heading ?? (this.ownerOf(type) === type ? '' : type.name);
    const path = page === from ? '' : posix.relative(posix.dirname(from), page);
    return path + (anchor || !path ? `#${slug(anchor || type.name)}` : '');
  }

  /**
   * A class has a page. Its properties stand there, whoever else takes them; other interfaces and enums stand where all that name them
   * stand, and on a page of their own where these are several. What the rest of a room
   * without classes hangs from has a page in that room.
   */
  private owner(type: Type, asking: readonly Type[]): Type {
    const known = this.owners.get(type.fqn);
    if (known || isClass(type)) return known ?? type;
    const subject = this.assembly.named(type.name.replace(/(Props|Options|Settings)$/, ''));
    if (subject && isClass(subject)) return subject;
    const users = this.usesOf(type).map(({ by }) => by).filter((by) => !asking.includes(by));
    const pages = [...new Set(users.map((by) => this.owner(by, [...asking, type])))];
    if (pages.length !== 1) return type;
    return roomOf(pages[0]) !== roomOf(type) && this.beginsRoom(type) ? type : pages[0];
  }

  /** The one word of a room without classes that others name, where most stands behind it. */
  private beginsRoom(type: Type): boolean {
    const room = this.assembly.types.filter((one) => roomOf(one) === roomOf(type));
    const named = room.filter((one) => this.usesOf(one).some(({ by }) => roomOf(by) !== roomOf(type)));
    return room.length > 3 && named.length === 1 && named[0] === type && !room.some(isClass);
  }
}

/** The anchor that GitHub gives a heading. */
export function slug(heading: string): string {
  return heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replace(/ /g, '-');
}

function kebab(name: string): string {
  return name.replace('GitHub', 'Github').replace(/(?<=[a-z0-9])[A-Z]/g, '-$&').toLowerCase();
}
