interface Ruled {
  readonly properties?: Readonly<Record<string, Ruled>>;
  readonly default?: unknown;
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string }[];
}

/** The rules of CRDs that are more than a relation of fields, by a part of their text, and what is looked at here. */
const LOOKS: readonly (readonly [part: string, look: string])[] = [
  ["(size(self.group) == 0 && self.kind == 'Service') ? has(self.port) : true", 'backendPort'],
  ["self.mode == 'Terminate' ? size(self.certificateRefs) > 0", 'terminating'],
  ["(self.type in ['Exact','PathPrefix']) ? self.value.startsWith('/')", 'routePath'],
];
/** Rules of lists are looked at where the list stands. */
const LISTS: readonly (readonly [part: string, look: string])[] = [
  ['self.all(p1, self.exists_one(p2, p1.group == p2.group', 'parents'],
  ["self.filter(f, f.type == 'RequestHeaderModifier').size() <= 1", 'routeFilters'],
];

/** Of what CRDs say in CEL, the forms that a table can say: which fields exclude each other, and which belong to a word of another one. */
export function celGroups(schema: Ruled): readonly string[] {
  const { properties = {} } = schema;
  const ofLists = Object.entries(properties).filter(([name]) => name === 'parentRefs' || name === 'filters').flatMap(([, of]) => looks(of, LISTS));
  const own = rulesOf(schema).flatMap((rule) => groupsOf(inner(rule), properties));
  return [...new Set([...looks(schema, LOOKS), ...ofLists, ...own])];
}

/** Whether a rule of the schema is said whole by what `celGroups` makes of it. */
export function isGrouped(rule: string, { properties = {} }: Ruled): boolean {
  const known = [...LOOKS.map(([part]) => part), "(self.type in ['Exact','PathPrefix']) ?"];
  return known.some((part) => rule.includes(part)) || groupsOf(inner(rule), properties).length > 0;
}

/** The same for a rule of a list that is looked at where the list stands. */
export function isGroupedList(rule: string, name: string): boolean {
  return name === 'parentRefs' || (name === 'filters' && rule.includes('f.type =='));
}

function inner(rule: string): string {
  return rule.trim().replace(/^\((has\([^()]*\)( \|\| has\([^()]*\))+)\)$/, '$1');
}

function rulesOf({ 'x-kubernetes-validations': rules = [] }: Ruled): readonly string[] {
  return rules.map(({ rule }) => rule);
}

function looks(schema: Ruled, known: readonly (readonly [string, string])[]): readonly string[] {
  const rules = rulesOf(schema);
  return known.filter(([part]) => rules.some((rule) => rule.includes(part))).map(([, look]) => `@look(${look})`);
}

const HAS = String.raw`has\(self\.(\w+)\)`;
const IS = String.raw`self\.(\w+) == ["'](\w+)["']`;
const BUT = String.raw`self\.(\w+) != ["'](\w+)["']`;
const FORMS: readonly (readonly [RegExp, (...found: readonly string[]) => readonly (readonly string[])[]])[] = [
  [form(`${IS} \\? ${HAS} : !${HAS}`), (of, word, field) => [['with', field, of, word], ['for', field, of, word]]],
  [form(`${IS} \\? ${HAS} : true`), (of, word, field) => [['for', field, of, word]]],
  [form(`${HAS} \\? ${IS} : true`), (field, of, word) => [['with', field, of, word]]],
  [form(`!\\(${HAS} && ${BUT}\\)`), (field, of, word) => [['with', field, of, word]]],
  [form(`!\\(!${HAS} && ${IS}\\)`), (field, of, word) => [['for', field, of, word]]],
  [form(`\\(${HAS} && !${HAS}\\) \\|\\| \\(!${HAS} && ${HAS}\\)`), (a, b) => [['one', a, b]]],
  [form(`!${HAS} \\|\\| !${HAS}`), (a, b) => [['most', a, b]]],
  [form(`!\\(${HAS} && ${HAS}\\)`), (a, b) => [['most', a, b]]],
];

function form(text: string): RegExp {
  return new RegExp(`^${text}$`);
}

function groupsOf(rule: string, properties: Readonly<Record<string, Ruled>>): readonly string[] {
  const groups = [...FORMS.flatMap(([pattern, make]) => (pattern.test(rule) ? make(...(pattern.exec(rule) as RegExpExecArray).slice(1)) : [])), ...lists(rule)];
  return groups.flatMap(([name, ...fields]) => {
    const relates = name === 'with' || name === 'for';
    const [field, of, ...words] = fields;
    const asked = relates ? [field] : fields;
    // the server fills in a default before it asks
    if (!asked.every((one) => properties[one] !== undefined && properties[one].default === undefined)) return [];
    if (!relates) return [`@${name}(${fields.join('|')})`];
    return [`@${name}(${[field, of, ...words, ...(properties[of]?.default === words[0] ? [''] : [])].join('|')})`];
  });
}

/** Any of several, or exactly one. */
function lists(rule: string): readonly (readonly string[])[] {
  const any = rule.split(' || ').map((part) => form(HAS).exec(part)?.[1]);
  if (any.length > 1 && any.every((field) => field !== undefined)) return [['any', ...any as readonly string[]]];
  const [sum, total] = rule.split(' == ');
  const one = sum.split(' + ').map((part) => form(`\\(${HAS} \\? 1 : 0\\)`).exec(part)?.[1]);
  return total === '1' && one.length > 1 && one.every((field) => field !== undefined) ? [['one', ...one as readonly string[]]] : [];
}
