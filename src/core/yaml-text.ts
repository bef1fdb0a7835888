/** Texts that every reader takes for a text without quotes. */
const PLAIN = /^[A-Za-z/]([-A-Za-z0-9_/.@+()=,~]|:(?=[^\s])| (?=[^\s#]))*$/;
/** Words that a reader of YAML 1.1 or 1.2 takes for something else. */
const WORD = /^(y|n|yes|no|on|off|true|false|null|nan|inf)$/i;
/** What a literal block would not give back exactly in every reader, or may not hold. */
const NO_BLOCK = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|\p{Surrogate}| (\n|$)|^[ \n]|\n\n$/u;
/** Of a key in front of its value; YAML has another form for longer ones, and for those of several lines. */
const LONGEST_KEY = 1024;

/** What differs between the texts that we write. */
interface Style {
  keys(map: object): string[];
  /** A text as value, with the indentation of lines below it. */
  text(text: string, indent: string): string;
}

const PORTABLE: Style = {
  keys: (map) => Object.keys(map).sort(),
  text: (text, indent) => (text.includes('\n') && !NO_BLOCK.test(text) ? literalBlock(text, indent) : oneLine(text)),
};
const QUOTED: Style = { keys: Object.keys, text: (text) => JSON.stringify(text) };

/**
 * JSON data as YAML text that readers of YAML 1.1 (Go's sigs.k8s.io/yaml in Prow, kubectl) and 1.2 read alike: whatever could be a number, a
 * boolean or a date stands in quotes. Keys are sorted, so that the order in which somebody wrote them changes nothing.
 *
 * A library would make a document of nodes first, which takes most of the time of an app of many Prows, and loading it most of the time of a
 * small one. Its text for the same data is the same, which a property test proves.
 */
export function yamlText(value: Readonly<Record<string, any>>): string {
  return fileText(value, PORTABLE);
}

/** The same with all texts in quotes, each on a line of its own, and with keys in the order in which they were written. */
export function quotedYamlText(value: Readonly<Record<string, any>>): string {
  return fileText(value, QUOTED);
}

function fileText(value: object, style: Style): string {
  return `${valueText(value, '', style)}\n`;
}

/** The lines of a map or list, where the first one stands behind what is there already. */
function collection(value: object, indent: string, style: Style): string {
  const below = `${indent}  `;
  if (Array.isArray(value)) return value.map((element) => `- ${valueText(element, below, style)}`).join(`\n${indent}`);
  const map = value as Record<string, unknown>;
  const keys = style.keys(map).filter((key) => map[key] !== undefined);
  return keys.map((key) => {
    const head = PORTABLE.text(key, below);
    if (head.includes('\n') || head.length > LONGEST_KEY) return `? ${head}\n${indent}: ${valueText(map[key], below, style)}`;
    return `${head}:${isFilled(map[key]) ? `\n${below}` : ' '}${valueText(map[key], below, style)}`;
  }).join(`\n${indent}`);
}

function valueText(value: unknown, indent: string, style: Style): string {
  return isFilled(value) ? collection(value, indent, style) : scalar(value, indent, style);
}

function scalar(value: unknown, indent: string, style: Style): string {
  if (typeof value === 'string') return style.text(value, indent);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[]' : '{}';
  return Object.is(value, -0) ? '-0' : JSON.stringify(value) ?? 'null';
}

function oneLine(text: string): string {
  return PLAIN.test(text) && !WORD.test(text) ? text : JSON.stringify(text);
}

/** A text of several lines as they are; not for those that begin with blanks or end with empty lines. */
export function literalBlock(text: string, indent: string): string {
  const lines = text.replace(/\n$/, '').replace(/\n(?=[^\n])/g, `\n${indent}`);
  return `${text.endsWith('\n') ? '|' : '|-'}\n${indent}${lines}`;
}

function isFilled(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) ? value.length > 0 : Object.values(value).some((element) => element !== undefined);
}
