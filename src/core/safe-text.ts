import { Yaml } from 'cdk8s';
import { Finding } from './problem';
import { also, Rule } from './props';
import { quote } from './quote';
import { withoutSecret } from './secret-values';

/**
 * Characters that YAML 1.1 readers take for structure, refuse, or lose: C0 (but tab and line feed), DEL, C1 with U+0085, U+2028, U+2029,
 * U+FEFF, the non-characters U+FFFE and U+FFFF, and lone surrogates. With them those that no reader sees: of no width (U+200B to U+200F), and
 * that turn the direction of what follows (U+202A to U+202E, U+2066 to U+2069), by which a text reads as another one than it is.
 */
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/u;

/** What a Kubernetes reader takes for a number, once it has dropped every underscore. Source: sigs.k8s.io/yaml goyaml.v2/resolve.go, v1.4.0. */
const NUMBER = /^[-+]?(0b[-+]?[01]+|0o[0-7]+|0x[0-9a-f]+|(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?)$/i;

/** The first forbidden character as `U+XXXX`, if there is one. */
export function forbiddenCharacter(text: string): string | undefined {
  const match = FORBIDDEN.exec(text);
  return match ? 'U+' + match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0') : undefined;
}

/** True for numbers of a Kubernetes reader that cdk8s knows as texts and leaves bare: `0o17`, `0X1F`, `1e_5`. */
export function isRetypedScalar(text: string): boolean {
  return /^[-+.\d]/.test(text) && NUMBER.test(text.replaceAll('_', '')) && Yaml.stringify(text) === `${text}\n`;
}

/**
 * True for texts that cdk8s writes as a block of lines that Go cannot read, because the first of them begins with a tab, or reads without
 * their spaces, because there is nothing else.
 */
export function isLostBlock(text: string): boolean {
  const first = /[^ \n]/.exec(text)?.[0];
  return text.includes('\n') && (first === '\t' || (first === undefined && text.includes(' ')));
}

/** What keeps a text on several lines from arriving as it was written. */
export function multilineProblem(value: string): Finding | undefined {
  const character = forbiddenCharacter(value);
  if (character) return forbidden(value, character);
  if (isLostBlock(value)) {
    return { what: `${quote(value)} begins with blanks that YAML readers refuse or lose`, instead: 'begin it with another character', code: 'ForbiddenCharacter' };
  }
  return isRetypedScalar(value) ? { what: `${quote(value)} would be read as a number`, instead: 'write the text in another way', code: 'RetypedScalar' } : undefined;
}

/** The same for a text on one line. */
export function lineProblem(value: string): Finding | undefined {
  const character = forbiddenCharacter(value) ?? (value.includes('\n') ? 'U+000A' : value.includes('\t') ? 'U+0009' : undefined);
  return character ? forbidden(value, character) : multilineProblem(value);
}

function forbidden(value: string, character: string): Finding {
  return { what: `${quote(value)} contains ${character}`, instead: 'remove that character', code: 'ForbiddenCharacter' };
}

const string: Rule<string> = (value, report) => (typeof value === 'string' ? value
  : report({ what: `${quote(value)} is not a string`, instead: 'put it in quotes', code: 'WrongType' }));

/** A string on one line that arrives in the cluster as it was written. */
export const text: Rule<string> = also(string, lineProblem);

/** The same with line feeds and tabs allowed; long enough for a key, which is refused. */
export const multilineText: Rule<string> = withoutSecret(also(string, multilineProblem));
